import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Named, ClusterBench } from './cluster-bench.ts';

let bench: ClusterBench;
before(async () => {
  bench = await ClusterBench.start();
});
after(() => bench.cluster.close());

test('without the right token: 401 as a Status', async () => {
  const { status, body } = await bench.get('/api/v1/pods', { token: 'wrong' });
  assert.deepEqual([status, body.kind, body.reason], [401, 'Status', 'Unauthorized']);
  assert.equal((await fetch(`${bench.cluster.url}/version`)).status, 401);
});

test('a token that lacks a right: 403 in Kubernetes words, the rest is allowed', async () => {
  const token = bench.cluster.limitedToken;
  const { status, body } = await bench.get('/api/v1/secrets', { token });
  assert.equal(status, 403);
  assert.match(
    body.message,
    /^secrets is forbidden: User ".+" cannot list resource "secrets" in API group "" at the cluster scope$/
  );
  assert.equal((await bench.get('/api/v1/nodes/node-1/proxy/stats/summary', { token })).status, 403);
  assert.equal((await bench.get('/api/v1/pods?limit=1', { token })).status, 200);
});

test('writing is refused', async () => {
  assert.equal((await bench.get('/api/v1/namespaces/shop/pods/x', { method: 'DELETE' })).status, 403);
  assert.equal((await bench.get('/version', { method: 'POST' })).status, 405);
});

test('discovery lists what can be listed; other paths are 404 as a Status', async () => {
  const { body } = await bench.get('/apis/apps/v1');
  assert.deepEqual(body.resources.map(({ name }) => name).sort(), [
    'daemonsets',
    'deployments',
    'replicasets',
    'statefulsets',
  ]);
  for (const path of [
    '/apis/nothing.example/v1',
    '/openapi/v3',
    '/api/v1/gadgets',
    '/api/v1/namespaces/shop/pods/nobody',
  ]) {
    const { status, body: error } = await bench.get(path);
    assert.deepEqual([status, error.kind, error.reason], [404, 'Status', 'NotFound'], path);
  }
});

test('pages join to the whole list, all of one version, though the cluster moves between', async () => {
  const whole = await bench.get('/api/v1/pods');
  const pages: Named[] = [];
  let token: string | undefined;
  const versions = new Set<string>();
  do {
    const { body } = await bench.get(`/api/v1/pods?limit=20${token ? `&continue=${token}` : ''}`);
    pages.push(...body.items);
    versions.add(body.metadata.resourceVersion);
    token = body.metadata.continue;
    assert.equal(body.metadata.remainingItemCount ?? 0, whole.body.items.length - pages.length);
    bench.advance(5_000);
  } while (token);
  assert.equal(versions.size, 1);
  assert.deepEqual(
    pages.map(({ metadata }) => metadata.uid),
    whole.body.items.map(({ metadata }) => metadata.uid)
  );
});

test('a continue token that is no longer kept is 410, one that never was is 400', async () => {
  const { body } = await bench.get('/api/v1/pods?limit=5');
  bench.cluster.setFault({ type: 'expired', form: 'status' });
  bench.cluster.setFault(null);
  const old = await bench.get(`/api/v1/pods?limit=5&continue=${body.metadata.continue}`);
  assert.deepEqual([old.status, old.body.reason], [410, 'Expired']);
  assert.equal((await bench.get('/api/v1/pods?limit=5&continue=rubbish')).status, 400);
  assert.equal((await bench.get('/api/v1/pods?limit=few')).status, 400);
});

test('selectors choose', async () => {
  const labelled = await bench.get(
    `/api/v1/pods?labelSelector=${encodeURIComponent('app.kubernetes.io/name in (cart,search)')}`
  );
  assert.deepEqual(
    new Set(labelled.body.items.map(({ metadata }) => metadata.name.split('-')[0])),
    new Set(['cart', 'search'])
  );
  const gone = await bench.get('/api/v1/pods?fieldSelector=status.phase%21%3DFailed,spec.nodeName%3Dnode-4');
  assert.ok(
    gone.body.items.length > 0 && gone.body.items.every(({ metadata }) => !metadata.name.startsWith('thumbnailer'))
  );
  const name = await bench.podName('pay', 'refunds', 'Pending');
  const events = await bench.get(`/api/v1/namespaces/pay/events?fieldSelector=involvedObject.name%3D${name}`);
  assert.ok(events.text.includes('refunds-config'));
  const wrong = await bench.get('/api/v1/pods?fieldSelector=spec.colour%3Dblue');
  assert.deepEqual([wrong.status, wrong.body.message], [400, 'field label not supported: spec.colour (Pod)']);
});

test('faults: a status for everything, and cut connections', async () => {
  bench.cluster.setFault({ type: 'status', code: 429, retryAfterSeconds: 3 });
  const response = await fetch(`${bench.cluster.url}/version`);
  assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '3']);
  await response.text();
  bench.cluster.setFault({ type: 'down' });
  await assert.rejects(bench.get('/version'));
  bench.cluster.setFault(null);
  assert.equal((await bench.get('/version')).status, 200);
});

test('kubelet summary, on Linux, on Windows, and of a node that is silent', async () => {
  interface Summary {
    node: { nodeName: string };
    pods: Array<{
      podRef: { name: string };
      containers: Array<{ cpu: { usageNanoCores: number }; memory: Record<string, number> }>;
    }>;
  }
  const summary = async (node: string) =>
    JSON.parse((await bench.get(`/api/v1/nodes/${node}/proxy/stats/summary`)).text) as Summary;
  const linux = await summary('node-1');
  assert.equal(linux.node.nodeName, 'node-1');
  const memory = (of: Summary) => of.pods[0]?.containers[0]?.memory ?? {};
  assert.ok((linux.pods[0]?.containers[0]?.cpu.usageNanoCores ?? 0) > 0 && 'rssBytes' in memory(linux));
  const windows = memory(await summary('win-1'));
  assert.ok('workingSetBytes' in windows && !('rssBytes' in windows));
  assert.equal((await bench.get('/api/v1/nodes/node-5/proxy/stats/summary')).status, 503);
});
