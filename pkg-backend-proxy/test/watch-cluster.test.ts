import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { watchedKinds } from '@vigil/core/kubernetes/projections';
import { watchCluster } from '../src/kubernetes/cluster-watch.ts';
import type { ClusterSource, ObjectChange } from '../src/kubernetes/cluster-source.ts';
import { connectCluster } from '../src/kubernetes/connect-cluster.ts';
import { watchTimings } from '../src/kubernetes/watch-timings.ts';
import { FakeServer, json, until } from './watch-fake-server.ts';

const timings = { ...watchTimings, backoff: [1, 20] as const, headerTimeout: 2_000, forbiddenRetry: 20 };

describe('watch of a whole cluster', () => {
  let server: FakeServer;
  let source: ClusterSource;
  let changes: ObjectChange[];
  let token: string;
  let loads: number;

  let refused: Set<string>;

  const refuse = (keys: string[]) => {
    refused = new Set(keys);
    for (const key of keys) {
      const kind = key.split('/').at(-1);
      const message = `${kind} is forbidden: User "vigil" cannot list resource "${kind}"`;
      server.intercept(
        key,
        (request, response, url) => {
          if (refused.has(key)) {
            json(response, 403, { message, code: 403 });
          } else {
            server.serve(request, response, url);
          }
        },
        1_000
      );
    }
  };
  const allow = () => refused.clear();
  const begin = (namespaces: string[] = [], namespace: string | null = null) => {
    const connection = connectCluster({ from: 'in-cluster' }, timings, () => {
      loads += 1;
      const headers = { authorization: `Bearer ${token}\n` };
      return { server: server.url, namespace, read: () => Promise.resolve({ headers }) };
    });
    source = watchCluster({ name: 'prod', connection, namespaces, timings });
    source.start((change) => changes.push(change));
  };

  beforeEach(async () => {
    server = new FakeServer();
    await server.start();
    [changes, token, loads] = [[], 'first', 0];
  });
  afterEach(async () => {
    await source.stop();
    await server.kill();
  });

  it('lists every kind, owners before pods, and knows the version', async () => {
    server.put('/api/v1/pods', 'p');
    server.put('/apis/apps/v1/replicasets', 'r');
    begin();
    await until('it is ready', () => source.ready() && source.version() !== null);
    assert.equal(source.version(), 'v1.34.1');
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ['replicasets', 'pods']
    );
    assert.equal(source.watches().length, watchedKinds.length);
    assert.deepEqual(source.snapshot().missing, {});
    assert.equal(source.snapshot().objects.pods, source.snapshot().objects.pods, 'unchanged lists are not copied');
  });
  it('keeps warnings, and of normal events only those that explain a trouble', async () => {
    const events = '/api/v1/events';
    server.put(events, 'warning', { type: 'Warning', reason: 'BackOff' });
    server.put(events, 'killing', { type: 'Normal', reason: 'Killing' });
    server.put(events, 'scaling', { type: 'Normal', reason: 'ScalingReplicaSet' });
    server.put(events, 'pulled', { type: 'Normal', reason: 'Pulled' });
    begin();
    await until('it is ready', () => source.ready());
    const known = source.snapshot().objects.events.map(({ metadata }) => metadata.uid);
    assert.deepEqual(known.sort(), ['killing', 'scaling', 'warning']);
  });
  it('403 for one kind: the rest goes on, health says which and what to grant, and it recovers when allowed', async () => {
    server.put('/api/v1/pods', 'p');
    server.put('/api/v1/nodes', 'n');
    refuse(['/api/v1/nodes']);
    begin();
    await until('it is ready', () => source.ready());
    assert.deepEqual(Object.keys(source.snapshot().missing), ['nodes']);
    assert.match(source.snapshot().missing.nodes ?? '', /^nodes is forbidden: .*Grant list and watch on nodes/);
    const states = new Map(source.watches().map(({ kind, state }) => [kind, state]));
    assert.deepEqual([states.get('nodes'), states.get('pods')], ['forbidden', 'synced']);
    allow();
    await until('nodes are known', () => source.snapshot().objects.nodes.length === 1);
    assert.deepEqual(source.snapshot().missing, {});
  });
  it('403 for a kind that was allowed before: what is known stays, and is called missing', async () => {
    server.put('/api/v1/nodes', 'n');
    begin();
    await until('it is ready', () => source.ready() && server.watching('/api/v1/nodes') === 1);
    refuse(['/api/v1/nodes', 'watch:/api/v1/nodes']);
    server.endWatches('/api/v1/nodes');
    await until('nodes are forbidden', () => source.snapshot().missing.nodes !== undefined);
    assert.equal(source.snapshot().objects.nodes.length, 1);
    assert.equal(source.ready(), true);
  });
  it('404 for a kind: says that this API server does not serve it', async () => {
    const path = '/apis/autoscaling/v2/horizontalpodautoscalers';
    server.intercept(path, (_request, response) => json(response, 404, { message: 'not here', code: 404 }), 1_000);
    begin();
    await until('it is ready', () => source.ready());
    assert.match(source.snapshot().missing.horizontalpodautoscalers ?? '', /does not serve horizontalpodautoscalers/);
  });
  it('namespace-scoped role instead of a cluster role: health says precisely which setting is missing', async () => {
    refuse(['/api/v1/pods']);
    begin([], 'shop');
    await until('it is ready', () => source.ready());
    assert.match(source.snapshot().missing.pods ?? '', /pods is forbidden.*VIGIL_NAMESPACES=shop\.$/);
  });
  it('namespace-scoped role for some namespaces: says which namespace and what to grant there', async () => {
    server.put('/api/v1/namespaces/shop/pods', 'p');
    refuse(['/api/v1/namespaces/pay/pods']);
    begin(['shop', 'pay']);
    await until('it is ready', () => source.ready());
    assert.deepEqual(
      source.snapshot().objects.pods.map(({ metadata }) => metadata.uid),
      ['p']
    );
    assert.match(source.snapshot().missing.pods ?? '', /pods in the namespace pay \(a Role/);
  });
  it('several clusters: one that is lost does not touch the other', async () => {
    const other = new FakeServer();
    await other.start();
    server.put('/api/v1/pods', 'here');
    other.put('/api/v1/pods', 'there');
    begin();
    const connection = connectCluster({ from: 'in-cluster' }, timings, () => ({
      server: other.url,
      read: () => Promise.resolve({}),
    }));
    const second = watchCluster({ name: 'test', connection, timings });
    second.start(() => undefined);
    await until('both are ready', () => source.ready() && second.ready() && server.watching('/api/v1/pods') === 1);
    await other.kill();
    await until('one is lost', () => second.watches().every(({ state }) => state === 'stale'));
    server.put('/api/v1/pods', 'more');
    await until('the other goes on', () => source.snapshot().objects.pods.length === 2);
    assert.ok(source.watches().every(({ state }) => state === 'synced'));
    assert.deepEqual(second.snapshot().objects.pods.length, 1, 'what was known stays');
    await second.stop();
  });
  it('more events than are held: lets go of those unseen for longest and counts them', async () => {
    const path = '/api/v1/events';
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
    for (let count = 0; count < 5_200; count += 1) {
      // The newest come first in the list.
      server.put(path, `e${count}`, { type: 'Warning', reason: 'BackOff', lastTimestamp: at(6_000 - count) });
    }
    begin();
    await until('it is ready', () => source.ready());
    const health = source.watches().find(({ kind }) => kind === 'events');
    assert.equal(health?.objects, 5_200 - (health?.dropped ?? 0));
    assert.ok((health?.dropped ?? 0) >= 200);
    const known = new Set(source.snapshot().objects.events.map(({ metadata }) => metadata.uid));
    assert.ok(known.has('e0') && !known.has('e5000'));
    const told = changes.filter(({ kind, current }) => kind === 'events' && !current);
    assert.equal(told.length, health?.dropped, 'those who listen let go too');
  });
  it('API server away from the start: is not ready, and nothing is known', async () => {
    await server.kill();
    begin();
    await until('it failed', () => source.watches().some(({ state }) => state === 'failed'));
    assert.equal(source.ready(), false);
    assert.equal(Object.keys(source.snapshot().missing).length, watchedKinds.length);
    assert.equal(source.version(), null);
  });
  it('namespaced lists: watches only the namespaces it was given, and says what that leaves out', async () => {
    server.put('/api/v1/namespaces/shop/pods', 'p');
    server.put('/api/v1/namespaces/pay/pods', 'q');
    begin(['shop', 'pay']);
    await until('it is ready', () => source.snapshot().objects.pods.length === 2);
    assert.match(source.snapshot().missing.nodes ?? '', /only the namespaces shop, pay/);
    assert.equal(source.watches().find(({ kind }) => kind === 'nodes')?.state, 'forbidden');
    assert.equal(server.count(/^\/api\/v1\/(pods|nodes)\?/), 0);
  });
  it('401: reads its credentials again, once for all who were refused, and asks once more', async () => {
    const expected = 'Bearer second';
    server.intercept(
      '/version',
      (request, response) => {
        token = 'second';
        const isKnown = request.headers.authorization === expected;
        json(response, isKnown ? 200 : 401, isKnown ? { gitVersion: 'v1.35.0' } : { message: 'Unauthorized' });
      },
      2
    );
    begin();
    await until('it is let in', () => source.version() === 'v1.35.0');
    assert.equal(loads, 2);
  });
  it('stops for good', async () => {
    begin();
    await until('it is ready', () => source.ready() && server.watching('/api/v1/pods') === 1);
    await source.stop();
    const asked = server.requests.length;
    source.start(() => assert.fail('it was stopped'));
    server.put('/api/v1/pods', 'late');
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(server.requests.length, asked);
  });
});
