import { logText, parseLog } from './parse-log';

const esc = String.fromCharCode(27);

it('separates time and text', () => {
  expect(parseLog('2025-11-21T09:58:00.123456789Z starting\n2025-11-21T09:58:01+01:00 \n')).toEqual([
    { number: 1, time: '2025-11-21T09:58:00.123456789Z', text: 'starting', spans: [] },
    { number: 2, time: '2025-11-21T09:58:01+01:00', text: '', spans: [] },
  ]);
});

it('keeps lines without a time', () => {
  expect(parseLog('panic: nil\r\n\nend').map(({ number, time, text }) => [number, time, text])).toEqual([
    [1, '', 'panic: nil'],
    [2, '', ''],
    [3, '', 'end'],
  ]);
});

it('separates the time of a line that overwrites itself', () => {
  expect(parseLog('2025-11-21T09:58:00Z 10 %\r100 %\n')).toMatchObject([
    { time: '2025-11-21T09:58:00Z', text: '100 %' },
  ]);
});

it('lets a colour last until it is reset, lines later', () => {
  const lines = parseLog(`2025-11-21T09:58:00Z ${esc}[31mpanic\n2025-11-21T09:58:00Z  at a\n${esc}[mend`);
  expect(lines.map(({ spans }) => spans.length)).toEqual([1, 1, 0]);
});

it('has no line for an empty log', () => {
  expect(parseLog('')).toEqual([]);
});

it('is a text again, with times and without colours', () => {
  expect(logText(parseLog(`2025-11-21T09:58:00Z ${esc}[1ma${esc}[0m\nb`))).toBe('2025-11-21T09:58:00Z a\nb\n');
});
