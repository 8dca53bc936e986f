import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCsv } from './format-csv.ts';

const cases: Array<[name: string, cell: string | number | undefined, written: string]> = [
  ['a plain text', 'cart', 'cart'],
  ['commas, quotes and line breaks', 'a, "b"\nc', '"a, ""b""\nc"'],
  ['a formula', '=1+1', "'=1+1"],
  ['a formula behind a line break', '\n=1+1', '"\'\n=1+1"'],
  ['a formula in full width', '＝1+1', "'＝1+1"],
  ['an address of somebody', '@sum', "'@sum"],
  ['a negative number, which is no formula', -1.5, '-1.5'],
  ['an unknown figure', undefined, ''],
  ['a zero', 0, '0'],
];

for (const [name, cell, written] of cases) {
  test(`${name} is written as ${JSON.stringify(written)}`, () => {
    assert.equal(formatCsv(['head'], [[cell]]), `head\r\n${written}\r\n`);
  });
}
