import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposition } from './exposition.ts';

test('keeps families together under one type line', () => {
  const page = exposition([
    { name: 'a_total', labels: { x: '1' }, value: 1 },
    { name: 'b', labels: {}, value: 0.5 },
    { name: 'a_total', labels: { x: '2' }, value: 2 },
  ]);
  assert.equal(page, '# TYPE a_total counter\na_total{x="1"} 1\na_total{x="2"} 2\n# TYPE b gauge\nb 0.5\n');
});

test('escapes quotes, backslashes and line feeds in label values', () => {
  const page = exposition([{ name: 'a', labels: { x: 'C:\\"new"\nline' }, value: 1 }]);
  assert.match(page, /a\{x="C:\\\\\\"new\\"\\nline"\} 1\n/);
});

test('writes what is no number in the format’s words', () => {
  const values = [NaN, Infinity, -Infinity].map((value) => ({ name: 'a', labels: {}, value }));
  assert.match(exposition(values), /a NaN\na \+Inf\na -Inf\n/);
});
