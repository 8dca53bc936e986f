import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastLine } from './last-line.ts';

const logs: Array<[name: string, log: string, line: string]> = [
  [
    'stamped lines',
    '2026-01-02T03:04:05.1Z start\n2026-01-02T03:04:06.1Z  working \n2026-01-02T03:04:07Z \n',
    'working',
  ],
  ['colours', '\u001b[32mdone\u001b[0m', 'done'],
  ['an empty log', '', ''],
  ['a line without an end', 'x'.repeat(900), 'x'.repeat(500)],
];

for (const [name, log, line] of logs) {
  test(`of ${name}`, () => assert.equal(lastLine(log), line));
}
