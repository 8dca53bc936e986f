import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeExit, signalOf } from './exit-code.ts';

const cases: Array<[number | null, number | null, RegExp | null]> = [
  [0, null, /without an error/],
  [1, null, /application/],
  [42, null, /42.*defines itself/],
  [127, null, /not found/],
  [137, null, /SIGKILL/],
  [139, null, /SIGSEGV/],
  [143, null, /SIGTERM/],
  [133, null, /SIGTRAP/],
  [159, null, /SIGSYS.*seccomp/],
  [255, null, /255/],
  [null, 9, /SIGKILL/],
  [null, 64, /signal 64/],
  [null, null, null],
];
for (const [code, signal, expected] of cases) {
  it(`exit code ${code}, signal ${signal}`, () => {
    const text = describeExit(code, signal);
    if (expected === null) {
      assert.equal(text, null);
    } else {
      assert.match(text?.en ?? '', expected);
      assert.notEqual(text?.zh, text?.en);
    }
  });
}
it('takes the signal that is told before the one the exit code stands for', () => {
  assert.equal(signalOf(137, 15), 15);
  assert.equal(signalOf(143, null), 15);
  assert.equal(signalOf(200, null), null);
});
