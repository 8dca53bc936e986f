import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countResults } from './count-results.mjs';

const cases = [
  ['node', 'ℹ tests 4\nℹ pass 2\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\n', 1, [2, 1, 1]],
  ['jest', 'Tests:       1 failed, 2 skipped, 30 passed, 33 total\n', 1, [30, 1, 2]],
  ['jest', 'Tests:       30 passed, 30 total\n', 0, [30, 0, 0]],
  ['playwright', '\u001b[31m  2 failed\u001b[39m\n    [list]\n  1 skipped\n  14 passed (1.2m)\n', 1, [14, 2, 1]],
  ['single', 'anything', 0, [1, 0, 0]],
  ['single', 'anything', 2, [0, 1, 0]],
  ['node', 'it never started', 1, [0, 1, 0]],
];

for (const [runner, output, exitCode, [passed, failed, skipped]] of cases) {
  test(`${runner} that ends with ${exitCode} and says ${JSON.stringify(output)}`, () => {
    assert.deepEqual(countResults(runner, output, exitCode), { passed, failed, skipped });
  });
}
