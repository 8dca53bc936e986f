import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeSamples } from './merge-samples.ts';

const sample = (pod: string, value: number) => ({ labels: { namespace: 'a', pod }, value });
const values = (samples: ReturnType<typeof mergeSamples>) =>
  Object.fromEntries(samples.map(({ labels, value }) => [labels['pod'], value]));

const cases: Array<[string, Parameters<typeof mergeSamples>, Record<string, number>]> = [
  ['the largest', [[[sample('x', 1), sample('y', 5)], [sample('x', 3)]], 'max'], { x: 3, y: 5 }],
  ['the sum', [[[sample('x', 1), sample('y', 5)], [sample('x', 3)]], 'sum'], { x: 4, y: 5 }],
  ['no number does not spoil one', [[[sample('x', NaN)], [sample('x', 3)], [sample('x', Infinity)]], 'sum'], { x: 3 }],
  ['nothing', [[], 'sum'], {}],
  ['one piece', [[[sample('x', 2)]], 'max'], { x: 2 }],
];
for (const [name, args, expected] of cases) {
  test(name, () => assert.deepEqual(values(mergeSamples(...args)), expected));
}

test('the order of labels does not matter, and the pieces stay as they were', () => {
  const piece = [{ labels: { pod: 'x', namespace: 'a' }, value: 1 }];
  assert.equal(mergeSamples([piece, [sample('x', 2)]], 'sum')[0]?.value, 3);
  assert.equal(piece[0]?.value, 1);
});
