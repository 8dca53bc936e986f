import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster, type Cluster } from '../src/cluster/start-cluster.ts';
import { createWorld } from '../src/world/create-world.ts';
import { plantedAfter } from '../src/world/story/planted-list.ts';

const world = createWorld({ start: Date.UTC(2026, 10, 21, 3, 7, 19) });
let now = world.start + plantedAfter;
let cluster: Cluster;

before(async () => {
  cluster = await startCluster({
    world,
    clock: () => now,
    host: '127.0.0.1',
    port: 0,
    token: 'key',
    tickMs: 50,
    bookmarkMs: 200,
    history: 1_000,
  });
});
after(() => cluster.close());

interface Named {
  metadata: { name: string; namespace: string; resourceVersion: string; uid: string };
}
interface Body {
  kind: string;
  code?: number;
  reason?: string;
  message: string;
  metadata: { resourceVersion: string; continue?: string; remainingItemCount?: number };
  items: Named[];
  resources: Array<{ name: string }>;
}

async function get(
  path: string,
  init: RequestInit & { token?: string } = {}
): Promise<{ status: number; body: Body; text: string }> {
  const { token = 'key', ...rest } = init;
  const response = await fetch(`${cluster.url}${path}`, {
    ...rest,
    headers: { Authorization: `Bearer ${token}`, ...rest.headers },
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') && !path.includes('watch=');
  return { status: response.status, body: (json ? JSON.parse(text) : {}) as Body, text };
}

interface WatchEvent {
  type: string;
  object: Named & { kind: string; code?: number; reason?: string };
}

async function watch(path: string): Promise<WatchEvent[]> {
  const { text, status } = await get(path);
  assert.equal(status, 200, text);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as WatchEvent);
}

/** Lets the story go on, in steps as the server would see it. */
function advance(ms: number): void {
  for (let passed = 0; passed < ms; passed += 5_000) {
    now += 5_000;
    cluster.tick();
  }
}

async function podName(namespace: string, prefix: string, phase = 'Running'): Promise<string> {
  const { body } = await get(`/api/v1/namespaces/${namespace}/pods?fieldSelector=status.phase%3D${phase}`);
  const found = body.items.find(({ metadata }) => metadata.name.startsWith(`${prefix}-`));
  assert.ok(found, `${prefix} in ${namespace}`);
  return found.metadata.name;
}

test('without the right token: 401 as a Status', async () => {
  const { status, body } = await get('/api/v1/pods', { token: 'wrong' });
  assert.deepEqual([status, body.kind, body.reason], [401, 'Status', 'Unauthorized']);
  assert.equal((await fetch(`${cluster.url}/version`)).status, 401);
});

test('a token that lacks a right: 403 in Kubernetes words, the rest is allowed', async () => {
  const token = cluster.limitedToken;
  const { status, body } = await get('/api/v1/secrets', { token });
  assert.equal(status, 403);
  assert.match(
    body.message,
    /^secrets is forbidden: User ".+" cannot list resource "secrets" in API group "" at the cluster scope$/
  );
  assert.equal((await get('/api/v1/nodes/node-1/proxy/stats/summary', { token })).status, 403);
  assert.equal((await get('/api/v1/pods?limit=1', { token })).status, 200);
});

test('writing is refused', async () => {
  assert.equal((await get('/api/v1/namespaces/shop/pods/x', { method: 'DELETE' })).status, 403);
  assert.equal((await get('/version', { method: 'POST' })).status, 405);
});

test('discovery lists what can be listed; other paths are 404 as a Status', async () => {
  const { body } = await get('/apis/apps/v1');
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
    const { status, body: error } = await get(path);
    assert.deepEqual([status, error.kind, error.reason], [404, 'Status', 'NotFound'], path);
  }
});

test('pages join to the whole list, all of one version, though the cluster moves between', async () => {
  const whole = await get('/api/v1/pods');
  const pages: Named[] = [];
  let token: string | undefined;
  const versions = new Set<string>();
  do {
    const { body } = await get(`/api/v1/pods?limit=20${token ? `&continue=${token}` : ''}`);
    pages.push(...body.items);
    versions.add(body.metadata.resourceVersion);
    token = body.metadata.continue;
    assert.equal(body.metadata.remainingItemCount ?? 0, whole.body.items.length - pages.length);
    advance(5_000);
  } while (token);
  assert.equal(versions.size, 1);
  assert.deepEqual(
    pages.map(({ metadata }) => metadata.uid),
    whole.body.items.map(({ metadata }) => metadata.uid)
  );
});

test('a continue token that is no longer kept is 410, one that never was is 400', async () => {
  const { body } = await get('/api/v1/pods?limit=5');
  cluster.setFault({ type: 'expired', form: 'status' });
  cluster.setFault(null);
  const old = await get(`/api/v1/pods?limit=5&continue=${body.metadata.continue}`);
  assert.deepEqual([old.status, old.body.reason], [410, 'Expired']);
  assert.equal((await get('/api/v1/pods?limit=5&continue=rubbish')).status, 400);
  assert.equal((await get('/api/v1/pods?limit=few')).status, 400);
});

test('selectors choose', async () => {
  const labelled = await get(
    `/api/v1/pods?labelSelector=${encodeURIComponent('app.kubernetes.io/name in (cart,search)')}`
  );
  assert.deepEqual(
    new Set(labelled.body.items.map(({ metadata }) => metadata.name.split('-')[0])),
    new Set(['cart', 'search'])
  );
  const gone = await get('/api/v1/pods?fieldSelector=status.phase%21%3DFailed,spec.nodeName%3Dnode-4');
  assert.ok(
    gone.body.items.length > 0 && gone.body.items.every(({ metadata }) => !metadata.name.startsWith('thumbnailer'))
  );
  const name = await podName('pay', 'refunds', 'Pending');
  const events = await get(`/api/v1/namespaces/pay/events?fieldSelector=involvedObject.name%3D${name}`);
  assert.ok(events.text.includes('refunds-config'));
  const wrong = await get('/api/v1/pods?fieldSelector=spec.colour%3Dblue');
  assert.deepEqual([wrong.status, wrong.body.message], [400, 'field label not supported: spec.colour (Pod)']);
});

test('a watch goes on where the list ended: replayed on the list it gives the next list', async () => {
  const list = await get('/api/v1/pods');
  advance(60_000);
  const path = `/api/v1/pods?watch=true&timeoutSeconds=1&resourceVersion=${list.body.metadata.resourceVersion}`;
  const events = await watch(path);
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
  const next = await get('/api/v1/pods');
  assert.deepEqual(new Map(next.body.items.map((pod) => [pod.metadata.uid, pod.metadata.resourceVersion])), held);
});

test('an object that did not change keeps its version', async () => {
  const one = async () => (await get('/apis/apps/v1/namespaces/shop/deployments/search')).text;
  const first = await one();
  advance(30_000);
  assert.equal(await one(), first);
});

test('bookmarks come when asked for, in a quiet corner too', async () => {
  const { body } = await get('/api/v1/namespaces');
  const path = `/api/v1/namespaces?watch=1&timeoutSeconds=1&resourceVersion=${body.metadata.resourceVersion}`;
  assert.deepEqual(await watch(path), []);
  advance(5_000);
  const bookmarks = await watch(`${path}&allowWatchBookmarks=true`);
  assert.ok(bookmarks.length >= 2 && bookmarks.every(({ type }) => type === 'BOOKMARK'));
  assert.ok(Number(bookmarks.at(-1)?.object.metadata.resourceVersion) > Number(body.metadata.resourceVersion));
});

test('a version that is too old is an ERROR event of 410, or an answer of 410', async () => {
  const { body } = await get('/api/v1/pods?limit=1');
  const path = `/api/v1/pods?watch=true&timeoutSeconds=1&resourceVersion=${body.metadata.resourceVersion}`;
  advance(45 * 60_000);
  const [error, ...rest] = await watch(path);
  assert.deepEqual([error?.type, error?.object.code, error?.object.reason, rest.length], ['ERROR', 410, 'Expired', 0]);
  cluster.setFault({ type: 'expired', form: 'status' });
  assert.equal((await get(path)).status, 410);
  cluster.setFault(null);
});

test('a watch through a selector shows what comes into view and what leaves it', async () => {
  const { body } = await get('/api/v1/pods');
  advance(10 * 60_000);
  const selector = encodeURIComponent('app.kubernetes.io/name=catalog');
  const events = await watch(
    `/api/v1/namespaces/shop/pods?watch=true&timeoutSeconds=1&labelSelector=${selector}&resourceVersion=${body.metadata.resourceVersion}`
  );
  assert.ok(events.every(({ object }) => object.metadata.name.startsWith('catalog-')));
  assert.deepEqual(new Set(events.map(({ type }) => type)), new Set(['ADDED', 'MODIFIED', 'DELETED']));
});

test('faults: a status for everything, and cut connections', async () => {
  cluster.setFault({ type: 'status', code: 429, retryAfterSeconds: 3 });
  const response = await fetch(`${cluster.url}/version`);
  assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '3']);
  await response.text();
  cluster.setFault({ type: 'down' });
  await assert.rejects(get('/version'));
  cluster.setFault(null);
  assert.equal((await get('/version')).status, 200);
});

test('a silent server answers nothing, and what watches it hears nothing', async () => {
  const { body } = await get('/api/v1/pods?limit=1');
  const path = `/api/v1/pods?watch=true&timeoutSeconds=1&resourceVersion=${body.metadata.resourceVersion}`;
  const watched = watch(path);
  await sleep(100);
  cluster.setFault({ type: 'silent' });
  advance(60_000);
  await assert.rejects(get('/version', { signal: AbortSignal.timeout(200) }), { name: 'TimeoutError' });
  assert.deepEqual(await watched, []);
  cluster.setFault(null);
  assert.ok((await watch(path)).length > 0);
});

test('log: tail, time stamps, since, limit', async () => {
  const path = `/api/v1/namespaces/shop/pods/${await podName('shop', 'frontend')}/log`;
  const lines = (await get(`${path}?tailLines=3&timestamps=true`)).text.trimEnd().split('\n');
  assert.equal(lines.length, 3);
  for (const line of lines) {
    assert.match(line, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z \S/);
  }
  assert.equal((await get(`${path}?tailLines=0`)).text, '');
  const since = (await get(`${path}?sinceSeconds=60&timestamps=true`)).text.trimEnd().split('\n');
  assert.ok(since.length > 5 && since.every((line) => Date.parse(line.slice(0, 24)) >= now - 60_000));
  const sinceTime = encodeURIComponent(new Date(now - 60_000).toISOString());
  assert.equal(
    (await get(`${path}?sinceTime=${sinceTime}&timestamps=true`)).text.trimEnd().split('\n').length,
    since.length
  );
  assert.equal((await get(`${path}?limitBytes=50`)).text.length, 50);
  assert.equal((await get(`${path}?tailLines=-1`)).status, 422);
});

test('log: previous instance, and the kubelet says why there is none', async () => {
  const cart = (await get(`/api/v1/namespaces/shop/pods?labelSelector=app.kubernetes.io%2Fname%3Dcart`)).body.items;
  const logs = await Promise.all(
    cart.map(({ metadata }) => get(`/api/v1/namespaces/shop/pods/${metadata.name}/log?previous=true`))
  );
  assert.ok(logs.some(({ status, text }) => status === 200 && text.includes('panic: assignment to entry in nil map')));
  const none = logs.find(({ status }) => status !== 200);
  assert.match(none?.body.message ?? '', /^previous terminated container "app" in pod "cart-.+" not found$/);
  const refusals: Array<[string, RegExp]> = [
    [
      'pay/pods/ledger-1/log',
      /container "app" in pod "ledger-1" is waiting to start: (trying and failing to pull image|image can't be pulled)/,
    ],
    ['pay/pods/ledger-0/log?container=nope', /container nope is not valid for pod ledger-0/],
    [
      `data/pods/${await podName('data', 'etl-loader')}/log`,
      /a container name must be specified for pod .+, choose one of: \[loader\]/,
    ],
    [`pay/pods/${await podName('pay', 'refunds', 'Pending')}/log`, /is waiting to start: CreateContainerConfigError/],
  ];
  for (const [path, words] of refusals) {
    const { status, body } = await get(`/api/v1/namespaces/${path}`);
    assert.equal(status, 400, path);
    assert.match(body.message, words);
  }
});

test('log: what went with its pod is told as the runtime tells it', async () => {
  const path = `/api/v1/namespaces/data/pods/${await podName('data', 'thumbnailer', 'Failed')}/log`;
  const { status, text } = await get(path);
  assert.equal(status, 200);
  assert.match(text, /^unable to retrieve container logs for containerd:\/\/[0-9a-f]{64}$/);
});

test('log: following gives what is written later', async () => {
  const path = `/api/v1/namespaces/shop/pods/${await podName('shop', 'frontend')}/log?follow=true&tailLines=1`;
  const leave = new AbortController();
  const response = await fetch(`${cluster.url}${path}`, {
    headers: { Authorization: 'Bearer key' },
    signal: leave.signal,
  });
  assert.ok(response.body);
  let text = '';
  for await (const chunk of Readable.fromWeb(response.body as ReadableStream)) {
    text += Buffer.from(chunk).toString();
    if (text.split('\n').length > 4) {
      break;
    }
    now += 5_000;
    await sleep(1);
  }
  leave.abort();
  const lines = text.trimEnd().split('\n');
  assert.ok(lines.length >= 4 && lines.every((line) => line.includes('HTTP/1.1')), text);
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
    JSON.parse((await get(`/api/v1/nodes/${node}/proxy/stats/summary`)).text) as Summary;
  const linux = await summary('node-1');
  assert.equal(linux.node.nodeName, 'node-1');
  const memory = (of: Summary) => of.pods[0]?.containers[0]?.memory ?? {};
  assert.ok((linux.pods[0]?.containers[0]?.cpu.usageNanoCores ?? 0) > 0 && 'rssBytes' in memory(linux));
  const windows = memory(await summary('win-1'));
  assert.ok('workingSetBytes' in windows && !('rssBytes' in windows));
  assert.equal((await get('/api/v1/nodes/node-5/proxy/stats/summary')).status, 503);
});
