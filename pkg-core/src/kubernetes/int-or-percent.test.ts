import assert from 'node:assert/strict';
import { it } from 'node:test';
import { asIntOrPercent, resolveIntOrPercent } from './int-or-percent.ts';

const resolutions = [
  ['25%', 3, 'down', 0],
  ['25%', 3, 'up', 1],
  ['100%', 4, 'down', 4],
  ['0%', 4, 'up', 0],
  [2, 10, 'up', 2],
  ['2', 10, 'up', 2],
  ['many', 10, 'up', undefined],
  ['-5%', 10, 'up', undefined],
] as const;
for (const [value, total, rounding, expected] of resolutions) {
  it(`${value} of ${total}, rounded ${rounding}, is ${expected}`, () =>
    assert.equal(resolveIntOrPercent(value, total, rounding), expected));
}
it('keeps percentages as written and refuses anything else', () => {
  assert.deepEqual(['50%', 3, '3', null, {}, 'x'].map(asIntOrPercent), ['50%', 3, 3, null, null, null]);
});
