import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration, formatOpenDuration } from './duration.ts';

for (const [seconds, whole, open] of [
  [7200, '2h', '1h59m59s999ms'],
  [3600, '1h', '59m59s999ms'],
  [90, '90s', '1m29s999ms'],
  [60, '1m', '59s999ms'],
  [604_800, '7d', '167h59m59s999ms'],
  [0, '1s', '0s999ms'],
] as const) {
  test(`${seconds} s are ${whole}, and ${open} without the first moment`, () => {
    assert.equal(formatDuration(seconds), whole);
    assert.equal(formatOpenDuration(seconds), open);
  });
}
