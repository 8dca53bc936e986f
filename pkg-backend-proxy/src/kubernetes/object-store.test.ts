import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Metadata } from '@vigil/core/kubernetes/metadata';
import { createObjectStore } from './object-store.ts';

const object = (uid: string, name = uid, resourceVersion = '1') => ({
  metadata: { uid, name, namespace: 'shop', resourceVersion } as Metadata,
});
const uids = (objects: ReadonlyArray<{ metadata: Metadata }>) => objects.map(({ metadata }) => metadata.uid);

it('lets go of those unseen for longest beyond its limit, tells so and counts them', () => {
  const seen: Record<string, number> = { a: 300, b: 100, c: 400, d: 200 };
  const seenAt = ({ metadata }: ReturnType<typeof object>) => seen[metadata.uid] ?? 0;
  const store = createObjectStore<ReturnType<typeof object>>({ objects: 3, seenAt });
  const changes = ['a', 'b', 'c', 'd'].flatMap((uid) => store.put(object(uid)));
  assert.deepEqual(uids(store.all()), ['a', 'c', 'd']);
  assert.equal(store.dropped, 1);
  const gone = changes.filter(({ current }) => !current).flatMap(({ previous }) => previous ?? []);
  assert.deepEqual(uids(gone), ['b'], 'nobody else has to hold it');
});
it('never holds more than its limit, and most of it', () => {
  const store = createObjectStore<ReturnType<typeof object>>({
    objects: 20,
    seenAt: ({ metadata }) => Number(metadata.uid),
  });
  for (let count = 1; count <= 100; count += 1) {
    store.put(object(String(count)));
    assert.ok(store.size <= 20 && store.size >= Math.min(count, 18), `${store.size} of ${count}`);
  }
  assert.equal(store.dropped, 100 - store.size);
});
it('shares what is equal between two states of an object and between neighbours', () => {
  const labelled = (uid: string, resourceVersion: string) => {
    const { metadata } = object(uid, uid, resourceVersion);
    return { metadata: { ...metadata, labels: { app: 'web' } }, spec: { image: 'web:1' } };
  };
  const store = createObjectStore<ReturnType<typeof labelled>>();
  const [first] = store.put(labelled('a', '1'));
  const [second] = store.put(labelled('a', '2'));
  const [other] = store.put(labelled('b', '3'));
  assert.equal(second?.current?.spec, first?.current?.spec);
  assert.equal(other?.current?.metadata.labels, second?.current?.metadata.labels);
  assert.equal(other?.current?.metadata.uid, 'b');
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
