import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTelling, tellingLine } from './telling-line.ts';

const logs: Array<[name: string, log: string, line: string]> = [
  [
    'a Go panic',
    '2026-01-01T00:00:00.1Z listening\n2026-01-01T00:00:00.2Z panic: nil map\n2026-01-01T00:00:00.2Z \n2026-01-01T00:00:00.2Z goroutine 1 [running]:\n2026-01-01T00:00:00.2Z \tmain.go:7 error\n',
    'panic: nil map',
  ],
  [
    'a Python traceback',
    'Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: \'id\'\n',
    "KeyError: 'id'",
  ],
  [
    'a Java exception',
    'java.lang.IllegalStateException: no key\n\tat a.B.c(B.java:1)\n\t... 7 more',
    'java.lang.IllegalStateException: no key',
  ],
  ['a log without an error: its last line', 'start\nworking\n\n', 'working'],
  ['an empty log', '', ''],
  ['a line without an end', `error ${'x'.repeat(900)}`, `error ${'x'.repeat(494)}`],
];

for (const [name, log, line] of logs) {
  test(`of ${name}`, () => assert.equal(tellingLine(log), line));
}

test('ordinary words are not telling', () => {
  assert.deepEqual(['terror of the seas', 'listening on 8080', 'ERROR no route'].map(isTelling), [false, false, true]);
});
