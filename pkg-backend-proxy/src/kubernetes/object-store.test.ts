import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Metadata } from '@vigil/core/kubernetes/metadata';
import { createObjectStore } from './object-store.ts';

const object = (uid: string, name = uid, resourceVersion = '1') => ({
  metadata: { uid, name, namespace: 'shop', resourceVersion } as Metadata,
});
const uids = (objects: ReadonlyArray<{ metadata: Metadata }>) => objects.map(({ metadata }) => metadata.uid);

it('lets go of the longest held beyond its limit, without a word', () => {
  const store = createObjectStore<ReturnType<typeof object>>(2);
  const changes = ['a', 'b', 'c'].flatMap((uid) => store.put(object(uid)));
  assert.deepEqual(uids(store.all()), ['b', 'c']);
  assert.ok(changes.every(({ previous, current }) => !previous && current));
});
it('gives the same list until something changes', () => {
  const store = createObjectStore<ReturnType<typeof object>>();
  store.put(object('a'));
  const list = store.all();
  store.put(object('a'));
  assert.equal(store.all(), list);
  store.put(object('a', 'a', '2'));
  assert.notEqual(store.all(), list);
});
it('takes an object without a resource version for changed', () => {
  const store = createObjectStore<ReturnType<typeof object>>();
  store.put(object('a', 'a', ''));
  assert.equal(store.put(object('a', 'a', '')).length, 1);
});
it('keeps the newer of two with one name when the older one is deleted late', () => {
  const store = createObjectStore<ReturnType<typeof object>>();
  store.put(object('old', 'web-0'));
  store.put(object('new', 'web-0'));
  assert.deepEqual(store.remove('old'), []);
  assert.deepEqual(uids(store.all()), ['new']);
});
