import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv } from './read-csv.ts';

test('cells with commas, quotes and line breaks are one cell', () => {
  assert.deepEqual(readCsv('\uFEFFname,words\r\na,"x, ""y""\r\nz"\r\nb,\r\n'), [
    { name: 'a', words: 'x, "y"\r\nz' },
    { name: 'b', words: '' },
  ]);
});

test('an export without lines has no records', () => {
  assert.deepEqual(readCsv('name,words\r\n'), []);
  assert.deepEqual(readCsv(''), []);
});
