import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { projectPod } from '@vigil/core/kubernetes/project-pod';
import { type ApiConnection, connectCluster } from '../src/kubernetes/connect-cluster.ts';
import type { StoreChange } from '../src/kubernetes/object-store.ts';
import { realSurroundings } from '../src/kubernetes/surroundings.ts';
import { type ResourceWatch, watchResource } from '../src/kubernetes/watch-resource.ts';
import { type WatchTimings, watchTimings } from '../src/kubernetes/watch-timings.ts';
import { FakeServer, json, until } from './watch-fake-server.ts';

const pods = '/api/v1/pods';
const timings: WatchTimings = {
  ...watchTimings,
  ...{ pageSize: 2, headerTimeout: 500, callTimeout: 1_000, idleTimeout: 1_000_000, healthyAfter: 1_000_000 },
  ...{ backoff: [1, 20], forbiddenRetry: 20 },
};

describe('watch of one kind', () => {
  let server: FakeServer;
  let connection: ApiConnection;
  let watch: ResourceWatch<Pod>;
  let told: string[];
  let onChange: (change: StoreChange<Pod>) => void;

  const begin = (over: Partial<WatchTimings> = {}) => {
    const patience = { ...timings, ...over };
    connection = connectCluster({ from: 'in-cluster' }, patience, () => ({
      server: server.url,
      read: () => Promise.resolve({}),
    }));
    watch = watchResource<Pod>({
      ...{ connection, kind: 'pods', path: pods, project: projectPod, timings: patience },
      // The longest waits, so that what a failure leaves behind can be looked at.
      surroundings: { ...realSurroundings, random: () => 0.99 },
      onChange: (change) => onChange(change),
    });
    watch.start();
  };
  const names = () =>
    watch
      .objects()
      .map((pod) => pod.metadata.uid)
      .sort()
      .join(' ');
  const watching = () => until('a watch is open', () => server.watching(pods) === 1);

  beforeEach(async () => {
    server = new FakeServer();
    await server.start();
    told = [];
    onChange = ({ previous, current }) => {
      const verb = current ? (previous ? 'changed' : 'added') : 'deleted';
      told.push(`${verb} ${(current ?? previous)?.metadata.uid}`);
    };
  });
  afterEach(async () => {
    await watch.stop();
    connection.close();
    await server.kill();
  });

  it('lists in pages and follows additions, changes and deletions', async () => {
    ['a', 'b', 'c', 'd', 'e'].forEach((uid) => server.put(pods, uid));
    begin();
    await watching();
    assert.equal(names(), 'a b c d e');
    assert.equal(server.count(/limit=2/), 3);
    told = [];
    server.put(pods, 'f');
    server.put(pods, 'a', { status: { phase: 'Running' } });
    server.remove(pods, 'b');
    await until('b is gone', () => !names().includes('b'));
    assert.deepEqual(told, ['added f', 'changed a', 'changed b', 'deleted b']);
    assert.equal(watch.health().state, 'synced');
  });

  it('tells neither the same version twice nor what has no uid', async () => {
    begin();
    await watching();
    const object = { metadata: { uid: 'x', name: 'x', resourceVersion: '500' } };
    server.send(pods, { type: 'ADDED', object });
    server.send(pods, { type: 'MODIFIED', object });
    server.send(pods, { type: 'ADDED', object: { metadata: { name: 'nobody' } } });
    server.send(pods, { type: 'ADDED', object: 'not even an object' });
    server.put(pods, 'y');
    await until('y is here', () => names() === 'x y');
    assert.deepEqual(told, ['added x', 'added y']);
  });

  it('a line cut in two, inside a character: is read whole', async () => {
    begin();
    await watching();
    const line = Buffer.from(
      `${JSON.stringify({ type: 'ADDED', object: { metadata: { uid: '呃', name: 'x', resourceVersion: '7' } } })}\n`
    );
    const cut = line.indexOf(Buffer.from('呃')) + 1;
    server.intercept(`watch:${pods}`, (_request, response) => {
      response.writeHead(200);
      response.write(line.subarray(0, cut));
      setTimeout(() => response.write(line.subarray(cut)), 20);
    });
    server.endWatches(pods);
    await until('it is whole', () => names() === '呃');
  });

  const tooOld = { kind: 'Status', status: 'Failure', code: 410, reason: 'Expired', message: 'too old' };
  const forms: Array<[string, () => void]> = [
    ['an ERROR event', () => server.send(pods, { type: 'ERROR', object: tooOld })],
    [
      'an HTTP status',
      () => {
        server.intercept(`watch:${pods}`, (_request, response) => json(response, 410, tooOld));
        server.endWatches(pods);
      },
    ],
  ];
  for (const [form, expire] of forms) {
    it(`410 as ${form}: lists again and tells what was deleted meanwhile`, async () => {
      server.put(pods, 'a');
      server.put(pods, 'b');
      begin();
      await watching();
      server.remove(pods, 'b', true);
      expire();
      await until('b is gone', () => names() === 'a');
      assert.deepEqual(told, ['added a', 'added b', 'deleted b']);
      assert.equal(watch.health().relists, 1);
    });
  }

  it('410 in the middle of a paged list: starts the list anew', async () => {
    ['a', 'b', 'c'].forEach((uid) => server.put(pods, uid));
    let lists = 0;
    const serve = (url: URL) => (url.searchParams.has('continue') ? ['c'] : ['a', 'b']);
    server.intercept(
      pods,
      (_request, response, url) => {
        lists += 1;
        const isExpired = lists === 2;
        const items = serve(url).map((uid) => ({ metadata: { uid, name: uid, resourceVersion: '1' } }));
        const rest = url.searchParams.has('continue') ? '' : 'more';
        json(response, isExpired ? 410 : 200, isExpired ? tooOld : { metadata: { continue: rest }, items });
      },
      4
    );
    begin();
    await until('all are here', () => names() === 'a b c');
    assert.equal(lists, 4);
  });

  it('a watch that closes at once: waits longer and longer, without a new list', async () => {
    const closeAtOnce = 8;
    server.intercept(`watch:${pods}`, (_request, response) => response.writeHead(200).end(), closeAtOnce);
    begin();
    await watching();
    assert.equal(server.count(/watch=true/), closeAtOnce + 1);
    assert.equal(server.count(/limit=/), 1, 'a clean close needs no new list');
    assert.equal(watch.health().reconnects, closeAtOnce);
  });

  it('a garbage line: drops the connection and resumes where it was', async () => {
    begin();
    await watching();
    server.put(pods, 'a');
    await until('a is here', () => names() === 'a');
    server.send(pods, '{"type":"ADDED","object":{"meta\n');
    await until('it was opened again', () => server.count(/watch=true/) === 2 && server.watching(pods) === 1);
    assert.match(server.requests.at(-1) ?? '', /resourceVersion=101/);
    server.put(pods, 'b');
    await until('b is here', () => names() === 'a b');
  });

  it('garbage lines again and again at the same place: lists again', async () => {
    const garbage = 2;
    server.intercept(`watch:${pods}`, (_request, response) => response.writeHead(200).end('garbage\n'), garbage);
    begin();
    await watching();
    assert.equal(server.count(/limit=/), 2);
  });

  it('a very long line: is read whole up to 16 MiB, and beyond that never held', async () => {
    begin();
    await watching();
    const pod = (uid: string, bytes: number) =>
      JSON.stringify({
        type: 'ADDED',
        object: { metadata: { uid, name: uid, resourceVersion: '150' }, status: { message: 'x'.repeat(bytes) } },
      });
    server.send(pods, `${pod('long', 15 * 2 ** 20)}\n`);
    await until('the long one is here', () => names() === 'long');
    server.send(pods, pod('endless', 17 * 2 ** 20));
    await until('it was opened again', () => server.count(/watch=true/) >= 2 && server.watching(pods) === 1);
    assert.match(server.requests.at(-1) ?? '', /resourceVersion=150/);
    assert.equal(names(), 'long');
  });

  it('tells how far behind the last change was, where the change says when it was made', async () => {
    begin();
    await watching();
    const made = (time: string) => ({ metadata: { uid: 'a', name: 'a', managedFields: [{ time, fieldsV1: {} }] } });
    server.send(pods, { type: 'ADDED', object: { metadata: { uid: 'b', name: 'b' } } });
    await until('b is here', () => names() === 'b');
    assert.equal(watch.health().lagSeconds, null, 'nobody knows');
    const ago = 90_000;
    server.send(pods, { type: 'ADDED', object: made(new Date(Date.now() - ago).toISOString().replace(/\..*/, 'Z')) });
    await until('a is here', () => names() === 'a b');
    assert.ok(Math.abs((watch.health().lagSeconds ?? 0) - ago / 1000) <= 5, `${watch.health().lagSeconds}`);
  });

  it('takes the resource version from bookmarks', async () => {
    begin();
    await watching();
    server.send(pods, { type: 'BOOKMARK', object: { metadata: { resourceVersion: '777' } } });
    await until('it was heard', () => watch.health().lastEventAt !== null);
    server.endWatches(pods);
    await until('it was opened again', () => server.count(/resourceVersion=777/) === 1);
    assert.deepEqual(told, []);
  });

  it('silence on a watch: gives it up and opens another', async () => {
    begin({ idleTimeout: 50 });
    await until('it stalled', () => watch.health().stalls >= 1);
    await until('it was opened again', () => server.count(/watch=true/) >= 2);
  });

  it('silence on a list: gives up a server that takes the request and never answers', async () => {
    server.intercept(pods, () => undefined);
    begin({ headerTimeout: 50 });
    await watching();
    assert.equal(server.count(/limit=/), 2);
  });

  it('silence in the middle of a list: gives up an answer that never ends', async () => {
    server.intercept(pods, (_request, response) => response.writeHead(200).write('{"items":['));
    begin({ callTimeout: 50, backoff: [200, 200] });
    await until('it says so', () => watch.health().problem === 'no complete answer within 50 ms');
    await watching();
  });

  it('API server killed and restarted: says that it is stale, and recovers when the server is back', async () => {
    server.put(pods, 'a');
    begin();
    await watching();
    await server.kill();
    await until('it is stale', () => watch.health().state === 'stale');
    assert.match(watch.health().problem ?? '', /ECONN|socket hang up|aborted/);
    assert.equal(names(), 'a');
    await server.start();
    server.put(pods, 'b');
    server.remove(pods, 'a', true);
    await watching();
    server.send(pods, { type: 'ERROR', object: tooOld });
    await until('it caught up', () => names() === 'b');
    assert.equal(watch.health().state, 'synced');
  });

  for (const code of [500, 502, 503, 504]) {
    it(`${code} on a watch: goes on where it was, without a new list`, async () => {
      server.put(pods, 'a');
      begin();
      await watching();
      let isBroken = true;
      const answer: Parameters<FakeServer['intercept']>[1] = (request, response, url) =>
        isBroken ? response.writeHead(code).end('upstream broke') : server.serve(request, response, url);
      server.intercept(`watch:${pods}`, answer, 1_000_000);
      server.endWatches(pods);
      await until('it is stale', () => watch.health().state === 'stale');
      assert.equal(watch.health().problem, 'upstream broke');
      isBroken = false;
      await watching();
      await until('it is synced', () => watch.health().state === 'synced');
      assert.deepEqual([server.count(/limit=/), watch.health().state, watch.health().problem], [1, 'synced', null]);
    });
  }

  it('an error answer that never ends: is given up too', async () => {
    server.put(pods, 'a');
    server.intercept(pods, (_request, response) => response.writeHead(503).write('{"mess'));
    begin({ headerTimeout: 50, callTimeout: 60_000 });
    await until('it came through', () => names() === 'a');
  });

  it('storage set back to an older state (504, too large resource version): lists again', async () => {
    const words = 'Too large resource version: 900, current: 100';
    server.put(pods, 'a');
    begin();
    await watching();
    server.intercept(`watch:${pods}`, (_request, response) => json(response, 504, { message: words, code: 504 }));
    server.endWatches(pods);
    await until('it listed again', () => watch.health().relists === 1);
  });

  it('429 with Retry-After: leaves the server alone for as long as it says', async () => {
    const at: number[] = [];
    server.intercept(
      pods,
      (_request, response) => {
        at.push(Date.now());
        json(response, 429, { message: 'too many requests' }, { 'retry-after': '1' });
      },
      1
    );
    begin();
    await until('it was refused', () => watch.health().problem === 'too many requests');
    await watching();
    assert.ok(Date.now() - (at[0] ?? 0) >= 990, 'it came back too early');
  });

  it('403: is forbidden in the words of the server, counts as settled, and recovers once it is allowed', async () => {
    const words = 'pods is forbidden: User "vigil" cannot list resource "pods"';
    server.put(pods, 'a');
    server.intercept(pods, (_request, response) => json(response, 403, { message: words, code: 403 }), 6);
    begin();
    await until('it is forbidden', () => watch.health().state === 'forbidden');
    assert.equal(watch.health().problem, words);
    assert.equal(watch.settled(), true);
    await until('it is allowed', () => names() === 'a');
    assert.equal(watch.health().state, 'synced');
    assert.equal(watch.health().problem, null);
  });

  it('500 on every list: is not settled while the server fails', async () => {
    server.intercept(pods, (_request, response) => json(response, 500, { message: 'etcd is away' }), 1_000_000);
    begin();
    await until('it failed', () => watch.health().state === 'failed');
    assert.equal(watch.settled(), false);
    assert.equal(watch.health().problem, 'etcd is away');
  });

  it('StatefulSet pod re-created under the same name: another UID is another object', async () => {
    server.put(pods, 'first', {}, 'web-0');
    begin();
    await watching();
    server.put(pods, 'second', {}, 'web-0');
    await until('the second is here', () => names() === 'second');
    assert.deepEqual(told, ['added first', 'deleted first', 'added second']);
  });

  it('StatefulSet pod re-created under the same name while nobody watched: the new list tells both', async () => {
    server.put(pods, 'first', {}, 'web-0');
    server.put(pods, 'other', {}, 'web-1');
    begin();
    await watching();
    server.remove(pods, 'first', true);
    server.intercept(`watch:${pods}`, (_request, response) => json(response, 410, tooOld));
    server.put(pods, 'second', {}, 'web-0', true);
    server.endWatches(pods);
    await until('the second is here', () => names() === 'other second');
    assert.deepEqual(told, ['added first', 'added other', 'deleted first', 'added second']);
  });

  it('a handler that throws: is noted, and the watch goes on', async () => {
    onChange = (change) => {
      told.push(change.current?.metadata.uid ?? '');
      throw new Error('handler broke');
    };
    server.put(pods, 'a');
    begin();
    await watching();
    server.put(pods, 'b');
    await until('b is here', () => names() === 'a b');
    assert.deepEqual(told, ['a', 'b']);
    assert.equal(server.watching(pods), 1);
    assert.equal(watch.health().problem, 'a change could not be handled: handler broke');
  });

  it('start() twice: one list, one watch', async () => {
    begin();
    watch.start();
    await watching();
    assert.equal(server.count(/limit=/), 1);
  });

  it('stop() during a list: silent and final', async () => {
    server.intercept(pods, () => undefined);
    begin();
    await until('the list is under way', () => server.count(/limit=/) === 1);
    await watch.stop();
    watch.start();
    server.put(pods, 'a');
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(server.requests.length, 1);
    assert.deepEqual(told, []);
    assert.equal(watch.health().problem, null);
  });

  it('stop() during a watch: tells nothing any more, though the server does', async () => {
    begin();
    await watching();
    const stopping = watch.stop();
    server.put(pods, 'late');
    await stopping;
    assert.deepEqual(told, []);
  });
});
