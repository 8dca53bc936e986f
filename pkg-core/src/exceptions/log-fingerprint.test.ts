import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fingerprintLog } from './log-fingerprint.ts';
import { samples } from './testing/log-samples.ts';

/** Lines as the kubelet gives them. */
const stamped = (text: string, day = 2): string =>
  text
    .trim()
    .split('\n')
    .map((line, index) => `2026-01-0${day}T03:04:${String(index % 60).padStart(2, '0')}.123456789Z ${line}`)
    .join('\n') + '\n';

describe('fingerprintLog', () => {
  for (const { name, log, again, line } of samples) {
    it(`tells the error of ${name}, the same one in another pod`, () => {
      const found = fingerprintLog(stamped(log));
      assert.equal(found?.errorLine, line);
      assert.ok(log.replaceAll('\u001b[31m', '').replaceAll('\u001b[0m', '').includes(line));
      assert.match(found?.fingerprint ?? '', /^[0-9a-f]{16}$/);
      assert.equal(fingerprintLog(stamped(again, 3))?.fingerprint, found?.fingerprint);
    });
  }

  it('gives no two of these errors the same fingerprint', () => {
    const all = samples.map(({ log }) => fingerprintLog(stamped(log))?.fingerprint);
    assert.equal(new Set(all).size, samples.length);
  });

  const different: Array<[string, string]> = [
    ['ERROR status 503 from cart', 'ERROR status 404 from cart'],
    ["ModuleNotFoundError: No module named 'redis'", "ModuleNotFoundError: No module named 'boto3'"],
    ['ERROR connection refused', 'ERROR connection reset'],
    [
      "TypeError: Cannot read properties of undefined (reading 'id')",
      "TypeError: Cannot read properties of undefined (reading 'name')",
    ],
    ['FATAL ORA-12541: no answer', 'FATAL ORA-01017: no answer'],
    ['java.lang.NullPointerException\n\tat a.B.c(B.java:1)', 'java.lang.NullPointerException\n\tat a.B.d(B.java:1)'],
    ['错误：磁盘已满', '错误：内存不足'],
    [
      '{"level":"error","msg":"order failed","error":"timed out"}',
      '{"level":"error","msg":"login failed","error":"timed out"}',
    ],
    ['exit code 1: failed', 'exit code 2: failed'],
  ];
  for (const [one, other] of different) {
    it(`tells apart ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      const [left, right] = [one, other].map((log) => fingerprintLog(stamped(log)));
      assert.ok(left && right);
      assert.notEqual(left.fingerprint, right.fingerprint);
    });
  }

  const quiet: Array<[string, string]> = [
    ['an empty log', ''],
    ['a log of line feeds', '\n\n\n'],
    ['ordinary work', stamped('starting\nlistening on 8080\nGET /healthz 200')],
    ['no errors, counted', stamped('checked 12 files: 0 errors, 0 failures\nfailed: 0, ok: 7\nerror=null')],
    ['no errors, in Chinese', stamped('检查完成，没有错误\n失败数：0')],
    [
      'retries told as information',
      stamped('INFO retrying after error: connection refused\nlevel=warn msg="failed to read"'),
    ],
    ['a handler for errors', stamped('registered error handler\nterror of the seas\n/errors/404.html loaded')],
    [
      'JSON without an error',
      stamped('{"level":"info","msg":"recovered from error","error":null}\n{"level":30,"msg":"failed?"}'),
    ],
    ['a warning with its trace', stamped('WARN could not refresh\njava.io.IOException: reset\n\tat a.B.c(B.java:1)')],
    ['a thread dump', stamped('"main" #1 prio=5\n   java.lang.Thread.State: RUNNABLE\n\tat a.B.c(B.java:1)')],
    ['npm saying good-bye', stamped('npm notice New version of npm available!')],
  ];
  for (const [name, log] of quiet) {
    it(`sees no error in ${name}`, () => assert.equal(fingerprintLog(log), null));
  }

  it('takes what ended the program, not what its going down brought', () => {
    const log = stamped('FATAL no configuration\nINFO closing\nERROR pool was closed twice');
    assert.equal(fingerprintLog(log)?.errorLine, 'FATAL no configuration');
  });

  it('takes the last error, and not one the program lived through long before', () => {
    const between = Array.from({ length: 300 }, (_, index) => `served ${index}`).join('\n');
    assert.equal(fingerprintLog(stamped(`ERROR one\nworking\nERROR two`))?.errorLine, 'ERROR two');
    assert.equal(
      fingerprintLog(stamped(`ERROR long ago\n${between}\nbind: address already in use`))?.errorLine,
      'bind: address already in use'
    );
  });

  it('keeps the line short and whole logs bounded', () => {
    assert.equal(fingerprintLog(`ERROR ${'x'.repeat(5000)}`)?.errorLine.length, 500);
    const hostile = [
      'a'.repeat(2 ** 20),
      '('.repeat(2 ** 20),
      'aError '.repeat(2 ** 17),
      `{"a":${'['.repeat(2 ** 19)}}`,
    ];
    hostile.push('a.b$'.repeat(2 ** 18), '-b2'.repeat(2 ** 18), '1:'.repeat(2 ** 19), `${'\tat a\n'.repeat(2 ** 17)}`);
    for (const log of hostile) {
      fingerprintLog(log);
    }
    const large = stamped(Array.from({ length: 20_000 }, () => 'INFO served a request in 12 ms').join('\n'));
    assert.equal(fingerprintLog(`${large}${stamped('ERROR last words')}`)?.errorLine, 'ERROR last words');
  });
});
