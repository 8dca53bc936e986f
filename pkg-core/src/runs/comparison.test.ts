import assert from 'node:assert/strict';
import { it } from 'node:test';
import { comparedWindow, formatComparison, parseComparison, type Comparison } from './comparison.ts';

const to = Date.UTC(2025, 10, 21, 10);
const window = { from: to - 40 * 60_000, to };
const iso = (moment: number) => new Date(moment).toISOString();

for (const [comparison, from, end] of [
  ['previous', '2025-11-21T08:40:00.000Z', '2025-11-21T09:20:00.000Z'],
  ['day', '2025-11-20T09:20:00.000Z', '2025-11-20T10:00:00.000Z'],
  ['week', '2025-11-14T09:20:00.000Z', '2025-11-14T10:00:00.000Z'],
  [{ from: 0, to: 60_000 }, '1970-01-01T00:00:00.000Z', '1970-01-01T00:01:00.000Z'],
] as Array<[Comparison, string, string]>) {
  it(`compares with ${JSON.stringify(comparison)}, and comes back from a URL`, () => {
    const other = comparedWindow(comparison, window);
    assert.deepEqual([iso(other.from), iso(other.to)], [from, end]);
    assert.deepEqual(parseComparison(formatComparison(comparison)), comparison);
  });
}

for (const text of [
  null,
  '',
  'month',
  'a/b',
  '2025-11-21T10:00:00Z',
  '2025-11-21T10:00:00Z/2025-11-21T09:00:00Z',
  '1/2/3',
]) {
  it(`${text} is no comparison`, () => assert.equal(parseComparison(text), null));
}
