import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readObject } from './read-object.ts';

const fields = (name: string) => ({ 'f:spec': { [`k:{"name":"${name}"}`]: { '.': {}, 'f:image': {} } } });
const entry = (time: string, name = 'app') => ({
  manager: 'kubelet',
  time,
  fieldsType: 'FieldsV1',
  fieldsV1: fields(name),
});
const object = (managedFields: unknown[]) => ({ metadata: { name: 'web-0', managedFields }, spec: { nodeName: 'n' } });

describe('readObject', () => {
  it('leaves the managed fields out and tells when the newest of them was written', () => {
    const text = JSON.stringify({
      type: 'MODIFIED',
      object: object([entry('2026-01-01T00:00:09Z'), entry('2026-01-01T00:00:05Z')]),
    });
    assert.deepEqual(readObject(text), {
      value: { type: 'MODIFIED', object: object([]) },
      writtenAt: Date.parse('2026-01-01T00:00:09Z'),
    });
  });
  it('does so for every object of a list', () => {
    const items = [1, 2, 3].map((second) => object([entry(`2026-01-01T00:00:0${second}Z`)]));
    assert.deepEqual(readObject(JSON.stringify({ items })), {
      value: { items: items.map(() => object([])) },
      writtenAt: Date.parse('2026-01-01T00:00:03Z'),
    });
  });

  const whole: Array<[string, unknown]> = [
    ['no managed fields', { metadata: { name: 'web-0' } }],
    ['none in the list', object([])],
    ['text that looks like them', { metadata: { annotations: { last: JSON.stringify(object([entry('x')])) } } }],
    ['a name in them that looks like their end', object([entry('2026-01-01T00:00:00Z', '}]}')])],
    ['no object', 'managedFields'],
  ];
  for (const [name, value] of whole) {
    it(`gives all there is with ${name}`, () => {
      assert.deepEqual(readObject(JSON.stringify(value)).value, value);
    });
  }
  it('does not say when it was written where nothing says so', () => {
    assert.equal(readObject(JSON.stringify(object([{ manager: 'kubelet', fieldsV1: {} }]))).writtenAt, null);
  });
  for (const text of ['', '{"metadata":{"managedFields":[{"time":"', '{"metadata":{"managedFields":[{}]}', 'garbage']) {
    it(`throws for the torn text ${text || '(none)'}`, () => {
      assert.throws(() => readObject(text), SyntaxError);
    });
  }
});
