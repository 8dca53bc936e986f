import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantity } from './quantity.ts';

const table: Array<[string | number | undefined, number | undefined]> = [
  ['250m', 0.25],
  ['2', 2],
  [4, 4],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['128M', 128e6],
  ['1e3', 1000],
  ['100n', 1e-7],
  ['.5', 0.5],
  ['-1Ki', -1024],
  ['', undefined],
  ['1 Gi', undefined],
  ['12Qi', undefined],
  ['Gi', undefined],
  [undefined, undefined],
];

for (const [text, value] of table) {
  test(`quantity ${text} is ${value}`, () => {
    const read = quantity(text);
    assert.ok(read === value || Math.abs((read ?? NaN) - (value ?? NaN)) < 1e-12, `${read}`);
  });
}
