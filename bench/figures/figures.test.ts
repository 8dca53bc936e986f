import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median, quantile } from './quantile.ts';
import { slope } from './slope.ts';

describe('figures of a series', () => {
  for (const [values, q, expected] of [
    [[], 0.5, null],
    [[7], 0.99, 7],
    [[4, 1, 3, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, index) => 100 - index), 0.99, 99],
    [[1, 2], 0, 1],
    [[1, 2], 1, 2],
  ] as const) {
    it(`quantile ${q} of ${values.length} values is ${expected}`, () => {
      assert.equal(quantile(values, q), expected);
    });
  }

  it('the median of three is the middle one', () => {
    assert.equal(median([9, 1, 5]), 5);
  });

  for (const [points, expected] of [
    [[], null],
    [[[1, 5]], null],
    [
      [
        [1, 5],
        [1, 9],
      ],
      null,
    ],
    [
      [
        [0, 1],
        [1, 3],
        [2, 5],
      ],
      2,
    ],
    [
      [
        [0, 4],
        [10, 4],
      ],
      0,
    ],
  ] as const) {
    it(`slope of ${JSON.stringify(points)} is ${expected}`, () => {
      assert.equal(slope(points), expected);
    });
  }
});
