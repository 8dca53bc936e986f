import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { watchedKinds } from '@vigil/core/kubernetes/projections';
import { watchCluster } from '../src/kubernetes/cluster-watch.ts';
import type { ClusterSource, ObjectChange } from '../src/kubernetes/cluster-source.ts';
import { connectCluster } from '../src/kubernetes/connect-cluster.ts';
import { watchTimings } from '../src/kubernetes/watch-timings.ts';
import { FakeServer, json, until } from './watch-fake-server.ts';

const timings = { ...watchTimings, backoff: [1, 20] as const, headerTimeout: 2_000 };

describe('watch of a whole cluster', () => {
  let server: FakeServer;
  let source: ClusterSource;
  let changes: ObjectChange[];
  let token: string;
  let loads: number;

  const begin = (namespaces: string[] = []) => {
    const connection = connectCluster({ from: 'in-cluster' }, timings, () => {
      loads += 1;
      const headers = { authorization: `Bearer ${token}\n` };
      return { server: server.url, read: () => Promise.resolve({ headers }) };
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
  it('keeps warnings, and of normal events only those that tell why something ended', async () => {
    const events = '/api/v1/events';
    server.put(events, 'warning', { type: 'Warning', reason: 'BackOff' });
    server.put(events, 'killing', { type: 'Normal', reason: 'Killing' });
    server.put(events, 'sandbox', { type: 'Normal', reason: 'SandboxChanged' });
    server.put(events, 'pulled', { type: 'Normal', reason: 'Pulled' });
    begin();
    await until('it is ready', () => source.ready());
    const known = source.snapshot().objects.events.map(({ metadata }) => metadata.uid);
    assert.deepEqual(known.sort(), ['killing', 'sandbox', 'warning']);
  });
  it('is ready without a kind it may not see, and says which one is missing', async () => {
    const words = 'nodes is forbidden';
    server.intercept('/api/v1/nodes', (_request, response) => json(response, 403, { message: words }), 1_000);
    begin();
    await until('it is ready', () => source.ready());
    assert.deepEqual(source.snapshot().missing, { nodes: words });
  });
  it('is not ready, and nothing is known, while the server is away', async () => {
    await server.kill();
    begin();
    await until('it failed', () => source.watches().some(({ state }) => state === 'failed'));
    assert.equal(source.ready(), false);
    assert.equal(Object.keys(source.snapshot().missing).length, watchedKinds.length);
    assert.equal(source.version(), null);
  });
  it('watches only the namespaces it was given, and says what that leaves out', async () => {
    server.put('/api/v1/namespaces/shop/pods', 'p');
    server.put('/api/v1/namespaces/pay/pods', 'q');
    begin(['shop', 'pay']);
    await until('it is ready', () => source.snapshot().objects.pods.length === 2);
    assert.match(source.snapshot().missing.nodes ?? '', /only the namespaces shop, pay/);
    assert.equal(source.watches().find(({ kind }) => kind === 'nodes')?.state, 'forbidden');
    assert.equal(server.count(/^\/api\/v1\/(pods|nodes)\?/), 0);
  });
  it('reads its credentials again after a 401, and asks once more', async () => {
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
