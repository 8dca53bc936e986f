import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createBackOff } from './back-off.ts';

it('waits twice as long each time, up to the longest, and from the start after a reset', () => {
  const backOff = createBackOff([100, 1_000], () => 1);
  const waits = Array.from({ length: 6 }, () => backOff.next(null));
  assert.deepEqual(waits, [100, 200, 400, 800, 1_000, 1_000]);
  backOff.reset();
  assert.equal(backOff.next(null), 100);
});
it('waits anything between nothing and that, so that many clients do not return together', () => {
  assert.equal(createBackOff([100, 1_000], () => 0.25).next(null), 25);
});
it('waits at least as long as the server asks for, not together with the others either', () => {
  assert.equal(createBackOff([100, 1_000], () => 0.5).next(5_000), 5_050);
});
it('leaves no server alone for ever', () => {
  assert.equal(createBackOff([100, 1_000], () => 0).next(30 * 86_400_000), 600_000);
});
