import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration } from './duration.ts';
import { equals, escapeRegex, joinMatchers, oneOf } from './matchers.ts';
import { relabel } from './relabel.ts';
import { selector } from './selector.ts';

test('label values are quoted so that no value can leave its string', () => {
  for (const [value, expected] of [
    ['shop', 'a="shop"'],
    ['say "hi"', 'a="say \\"hi\\""'],
    ['back\\slash', 'a="back\\\\slash"'],
    ['two\nlines', 'a="two\\nlines"'],
    ['"} or vector(1) #', 'a="\\"} or vector(1) #"'],
    ['', 'a=""'],
  ] as const) {
    assert.equal(equals('a', value), expected);
  }
});

test('alternatives are taken literally', () => {
  assert.equal(oneOf('ns', []), '');
  assert.equal(oneOf('ns', ['a.b']), 'ns="a.b"');
  assert.equal(oneOf('ns', ['a.b', 'c']), 'ns=~"a\\\\.b|c"');
  assert.equal(escapeRegex('a|b(c)*[d]{1}^$+?\\'), 'a\\|b\\(c\\)\\*\\[d\\]\\{1\\}\\^\\$\\+\\?\\\\');
});

test('selectors leave empty matchers out', () => {
  assert.equal(selector('up', '', ''), 'up');
  assert.equal(selector('up', equals('job', 'a'), ''), 'up{job="a"}');
  assert.equal(selector('', equals('__name__', 'up')), '{__name__="up"}');
  assert.equal(joinMatchers(['', 'a="1"', '', 'b="2"']), 'a="1",b="2"');
});

test('durations use the largest exact unit and are never empty', () => {
  for (const [seconds, text] of [
    [30, '30s'],
    [60, '1m'],
    [90, '90s'],
    [2400, '40m'],
    [7200, '2h'],
    [86_400, '1d'],
    [90_000, '25h'],
    [0, '1s'],
    [0.4, '1s'],
  ] as const) {
    assert.equal(formatDuration(seconds), text);
  }
});

test('relabel nests one label_replace a label', () => {
  assert.equal(
    relabel('x', [
      ['exported_pod', 'pod'],
      ['exported_node', 'node'],
    ]),
    'label_replace(label_replace(x, "pod", "$1", "exported_pod", "(.+)"), "node", "$1", "exported_node", "(.+)")'
  );
});
