import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterBench } from './cluster-bench.ts';

let bench: ClusterBench;
before(async () => {
  bench = await ClusterBench.start();
});
after(() => bench.cluster.close());

test('a watch goes on where the list ended: replayed on the list it gives the next list', async () => {
  const list = await bench.get('/api/v1/pods');
  bench.advance(60_000);
  const path = `/api/v1/pods?watch=true&timeoutSeconds=1&resourceVersion=${list.body.metadata.resourceVersion}`;
  const events = await bench.watch(path);
  assert.ok(events.length > 0);
  const held = new Map(list.body.items.map((pod) => [pod.metadata.uid, pod.metadata.resourceVersion]));
  let version = Number(list.body.metadata.resourceVersion);
  for (const { type, object } of events) {
    assert.ok(Number(object.metadata.resourceVersion) > version, 'versions only grow');
    version = Number(object.metadata.resourceVersion);
    assert.equal(object.kind, 'Pod');
    assert.equal(held.has(object.metadata.uid), type !== 'ADDED', type);
    if (type === 'DELETED') {
      held.delete(object.metadata.uid);
    } else {
      held.set(object.metadata.uid, object.metadata.resourceVersion);
    }
  }
  const next = await bench.get('/api/v1/pods');
  assert.deepEqual(new Map(next.body.items.map((pod) => [pod.metadata.uid, pod.metadata.resourceVersion])), held);
});

test('an object that did not change keeps its version', async () => {
  const one = async () => (await bench.get('/apis/apps/v1/namespaces/shop/deployments/search')).text;
  const first = await one();
  bench.advance(30_000);
  assert.equal(await one(), first);
});

test('bookmarks come when asked for, in a quiet corner too', async () => {
  const { body } = await bench.get('/api/v1/namespaces');
  const path = `/api/v1/namespaces?watch=1&timeoutSeconds=1&resourceVersion=${body.metadata.resourceVersion}`;
  assert.deepEqual(await bench.watch(path), []);
  bench.advance(5_000);
  const bookmarks = await bench.watch(`${path}&allowWatchBookmarks=true`);
  assert.ok(bookmarks.length >= 2 && bookmarks.every(({ type }) => type === 'BOOKMARK'));
  assert.ok(Number(bookmarks.at(-1)?.object.metadata.resourceVersion) > Number(body.metadata.resourceVersion));
});

test('a version that is too old is an ERROR event of 410, or an answer of 410', async () => {
  const { body } = await bench.get('/api/v1/pods?limit=1');
  const path = `/api/v1/pods?watch=true&timeoutSeconds=1&resourceVersion=${body.metadata.resourceVersion}`;
  bench.advance(45 * 60_000);
  const [error, ...rest] = await bench.watch(path);
  assert.deepEqual([error?.type, error?.object.code, error?.object.reason, rest.length], ['ERROR', 410, 'Expired', 0]);
  bench.cluster.setFault({ type: 'expired', form: 'status' });
  assert.equal((await bench.get(path)).status, 410);
  bench.cluster.setFault(null);
});

test('a watch through a selector shows what comes into view and what leaves it', async () => {
  const { body } = await bench.get('/api/v1/pods');
  // Long enough for a rollout, short enough for the history that is kept.
  bench.advance(7 * 60_000);
  const selector = encodeURIComponent('app.kubernetes.io/name=catalog');
  const events = await bench.watch(
    `/api/v1/namespaces/shop/pods?watch=true&timeoutSeconds=1&labelSelector=${selector}&resourceVersion=${body.metadata.resourceVersion}`
  );
  assert.ok(events.every(({ object }) => object.metadata.name.startsWith('catalog-')));
  assert.deepEqual(new Set(events.map(({ type }) => type)), new Set(['ADDED', 'MODIFIED', 'DELETED']));
});

test('a silent server answers nothing, and what watches it hears nothing', async () => {
  const { body } = await bench.get('/api/v1/pods?limit=1');
  const path = `/api/v1/pods?watch=true&timeoutSeconds=1&resourceVersion=${body.metadata.resourceVersion}`;
  const watched = bench.watch(path);
  await sleep(100);
  bench.cluster.setFault({ type: 'silent' });
  bench.advance(60_000);
  await assert.rejects(bench.get('/version', { signal: AbortSignal.timeout(200) }), { name: 'TimeoutError' });
  assert.deepEqual(await watched, []);
  bench.cluster.setFault(null);
  assert.ok((await bench.watch(path)).length > 0);
});
