import { NdjsonDecoder } from './ndjson';

const bytes = (text: string) => new TextEncoder().encode(text);

it('puts values together again, wherever the chunks were cut', () => {
  const text = '{"a":"容器"}\n\n{"b":2}\r\n{"c":';
  for (let cut = 0; cut <= bytes(text).length; cut += 1) {
    const decoder = new NdjsonDecoder();
    const values = [...decoder.push(bytes(text).slice(0, cut)), ...decoder.push(bytes(text).slice(cut))];
    expect(values).toEqual([{ a: '容器' }, { b: 2 }]);
    expect(decoder.push(bytes('3}\n'))).toEqual([{ c: 3 }]);
  }
});

it('gives undefined for a line that is no JSON, and goes on', () => {
  expect(new NdjsonDecoder().push(bytes('<html>\n{"a":1}\n'))).toEqual([undefined, { a: 1 }]);
});
