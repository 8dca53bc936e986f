import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownPods } from './known-pods.ts';
import { samples } from './testing/example-answers.ts';

const minute = 60_000;
const window = (to: number) => ({ from: (to - 60) * minute, to: to * minute });
const [a, b] = ['a', 'b'].map((pod) => ({ namespace: 'shop', pod })) as [{ namespace: string; pod: string }, never];
const answer = samples(['namespace=shop,pod=a', 1], ['namespace=other,pod=a', 7]);

test('what was said of a pod is not asked again, and only of pods that were asked about', () => {
  const known = new KnownPods();
  assert.deepEqual(known.lacking('reserved', [a, b], window(60)), [a, b]);
  known.learn('reserved', [a, b], answer, window(60));
  assert.deepEqual(known.lacking('reserved', [a, b], window(61)), []);
  assert.deepEqual(known.recall('reserved', [a, b], window(61)), [answer[0]]);
  assert.deepEqual(known.recall('reserved', [{ namespace: 'other', pod: 'a' }], window(61)), []);
  assert.deepEqual(known.lacking('pods', [a], window(61)), [a]);
});

test('that nothing is known is believed for five minutes', () => {
  const known = new KnownPods();
  known.learn('reserved', [a, b], answer, window(60));
  assert.deepEqual(known.lacking('reserved', [a, b], window(65)), [b]);
});

test('other windows are other questions: one that ends earlier, and one that begins later', () => {
  const known = new KnownPods();
  known.learn('reserved', [a], answer, window(60));
  assert.deepEqual(known.lacking('reserved', [a], window(59)), [a]);
  assert.deepEqual(known.lacking('reserved', [a], window(119)), []);
  assert.deepEqual(known.lacking('reserved', [a], window(120)), [a]);
});

test('a pod that is back is asked anew when it goes', () => {
  const known = new KnownPods();
  known.learn('reserved', [a], answer, window(60));
  known.forget('pods', answer);
  assert.deepEqual(known.lacking('reserved', [a], window(60)), []);
  known.forget('reserved', answer);
  assert.deepEqual(known.lacking('reserved', [a], window(60)), [a]);
});
