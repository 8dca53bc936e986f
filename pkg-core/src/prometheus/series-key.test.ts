import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seriesKey } from './series-key.ts';

test('one text for one label set, another one for every other', () => {
  assert.equal(seriesKey({ a: '1', b: '2' }), seriesKey({ b: '2', a: '1' }));
  const sets: Array<Record<string, string>> = [{}, { a: '1' }, { a: '1', b: '' }, { a: '1b' }, { a: '', b: '1' }];
  assert.equal(new Set(sets.map(seriesKey)).size, sets.length);
});
