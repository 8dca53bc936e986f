import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitWindow } from './split-window.ts';

const hour = 3_600_000;
const minute = 60_000;

const cases: Array<[string, Parameters<typeof splitWindow>, number[]]> = [
  ['what the budget allows stays whole', [{ from: 0, to: 6 * hour }, 5000, 30, 'fewest'], [6]],
  ['unknown size stays whole', [{ from: 0, to: 6 * hour }, null, 30, 'fewest'], [6]],
  ['too many samples are cut', [{ from: 0, to: 24 * hour }, 5000, 30, 'fewest'], [6, 6, 6, 6]],
  ['cuts end on the clock', [{ from: 2 * hour, to: 14 * hour }, 5000, 30, 'fewest'], [4, 6, 2]],
  [
    'reusable pieces of a quarter day, smaller ones at the ends',
    [{ from: 0.25 * hour, to: 6.25 * hour }, 5000, 30, 'reusable'],
    [1 / 12, 1 / 6, 0.5, 1, 1, 1, 1, 1, 1 / 6, 1 / 12],
  ],
  [
    'reusable pieces a server can answer',
    [{ from: 0, to: 2 * hour }, 100_000, 30, 'reusable'],
    [1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6],
  ],
  ['reusable and short is not worth a cut', [{ from: 0, to: 20 * minute }, 5000, 30, 'reusable'], [1 / 3]],
  [
    'more series than pieces can help with',
    [{ from: 0, to: hour }, 10_000_000, 30, 'fewest'],
    [1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6],
  ],
];
for (const [name, args, hours] of cases) {
  test(name, () => {
    const pieces = splitWindow(...args);
    assert.deepEqual(
      pieces.map(({ from, to }) => (to - from) / hour),
      hours
    );
    assert.equal(pieces[0]?.from, args[0].from);
    assert.equal(pieces.at(-1)?.to, args[0].to);
    pieces.slice(1).forEach((piece, index) => assert.equal(piece.from, pieces[index]?.to));
  });
}

test('a week of a thousand pods is a few dozen pieces that a server can answer', () => {
  const pieces = splitWindow({ from: 5 * minute, to: 7 * 24 * hour }, 1000, 30, 'fewest');
  assert.ok(pieces.length <= 30, String(pieces.length));
  for (const { from, to } of pieces) {
    assert.ok(((to - from) / 30_000) * 1000 <= 5_000_000);
  }
});

test('two windows a minute apart share all pieces but the ends', () => {
  const of = (shift: number) =>
    splitWindow({ from: shift + 7 * minute, to: shift + 7 * minute + 6 * hour }, 5000, 30, 'reusable').map(
      ({ from, to }) => `${from}-${to}`
    );
  const [first, second] = [of(0), of(minute)];
  assert.equal(second.filter((piece) => first.includes(piece)).length, first.length - 2);
  // What is asked again is short.
  for (const piece of second.filter((piece) => !first.includes(piece))) {
    const [from = 0, to = 0] = piece.split('-').map(Number);
    assert.ok(to - from <= 10 * minute, piece);
  }
});
