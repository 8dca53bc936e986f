import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type FakeServer, json, until } from './watch-fake-server.ts';
import { pods, tooOld, WatchBench } from './watch-bench.ts';

describe('watch of one kind: faults', () => {
  let bench: WatchBench;
  beforeEach(async () => {
    bench = await WatchBench.open();
  });
  afterEach(() => bench.close());

  const forms: Array<[string, () => void]> = [
    ['an ERROR event', () => bench.server.send(pods, { type: 'ERROR', object: tooOld })],
    [
      'an HTTP status',
      () => {
        bench.server.intercept(`watch:${pods}`, (_request, response) => json(response, 410, tooOld));
        bench.server.endWatches(pods);
      },
    ],
  ];
  for (const [form, expire] of forms) {
    it(`410 as ${form}: lists again and tells what was deleted meanwhile`, async () => {
      bench.server.put(pods, 'a');
      bench.server.put(pods, 'b');
      bench.begin();
      await bench.watching();
      bench.server.remove(pods, 'b', true);
      expire();
      await until('b is gone', () => bench.names() === 'a');
      assert.deepEqual(bench.told, ['added a', 'added b', 'deleted b']);
      assert.equal(bench.watch.health().relists, 1);
    });
  }

  it('410 in the middle of a paged list: starts the list anew', async () => {
    ['a', 'b', 'c'].forEach((uid) => bench.server.put(pods, uid));
    let lists = 0;
    const serve = (url: URL) => (url.searchParams.has('continue') ? ['c'] : ['a', 'b']);
    bench.server.intercept(
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
    bench.begin();
    await until('all are here', () => bench.names() === 'a b c');
    assert.equal(lists, 4);
  });

  it('a watch that closes at once: waits longer and longer, without a new list', async () => {
    const closeAtOnce = 8;
    bench.server.intercept(`watch:${pods}`, (_request, response) => response.writeHead(200).end(), closeAtOnce);
    bench.begin();
    await bench.watching();
    assert.equal(bench.server.count(/watch=true/), closeAtOnce + 1);
    assert.equal(bench.server.count(/limit=/), 1, 'a clean close needs no new list');
    assert.equal(bench.watch.health().reconnects, closeAtOnce);
  });

  it('a garbage line: drops the connection and resumes where it was', async () => {
    bench.begin();
    await bench.watching();
    bench.server.put(pods, 'a');
    await until('a is here', () => bench.names() === 'a');
    bench.server.send(pods, '{"type":"ADDED","object":{"meta\n');
    await until(
      'it was opened again',
      () => bench.server.count(/watch=true/) === 2 && bench.server.watching(pods) === 1
    );
    assert.match(bench.server.requests.at(-1) ?? '', /resourceVersion=101/);
    bench.server.put(pods, 'b');
    await until('b is here', () => bench.names() === 'a b');
  });

  it('garbage lines again and again at the same place: lists again', async () => {
    const garbage = 2;
    bench.server.intercept(`watch:${pods}`, (_request, response) => response.writeHead(200).end('garbage\n'), garbage);
    bench.begin();
    await bench.watching();
    assert.equal(bench.server.count(/limit=/), 2);
  });

  it('a very long line: is read whole up to 16 MiB, and beyond that never held', async () => {
    bench.begin();
    await bench.watching();
    const pod = (uid: string, bytes: number) =>
      JSON.stringify({
        type: 'ADDED',
        object: { metadata: { uid, name: uid, resourceVersion: '150' }, status: { message: 'x'.repeat(bytes) } },
      });
    bench.server.send(pods, `${pod('long', 15 * 2 ** 20)}\n`);
    await until('the long one is here', () => bench.names() === 'long');
    bench.server.send(pods, pod('endless', 17 * 2 ** 20));
    await until(
      'it was opened again',
      () => bench.server.count(/watch=true/) >= 2 && bench.server.watching(pods) === 1
    );
    assert.match(bench.server.requests.at(-1) ?? '', /resourceVersion=150/);
    assert.equal(bench.names(), 'long');
  });

  it('silence on a watch: gives it up and opens another', async () => {
    bench.begin({ idleTimeout: 50 });
    await until('it stalled', () => bench.watch.health().stalls >= 1);
    await until('it was opened again', () => bench.server.count(/watch=true/) >= 2);
  });

  it('silence on a list: gives up a server that takes the request and never answers', async () => {
    bench.server.intercept(pods, () => undefined);
    bench.begin({ headerTimeout: 50 });
    await bench.watching();
    assert.equal(bench.server.count(/limit=/), 2);
  });

  it('silence in the middle of a list: gives up an answer that never ends', async () => {
    bench.server.intercept(pods, (_request, response) => response.writeHead(200).write('{"items":['));
    bench.begin({ callTimeout: 50, backoff: [200, 200] });
    await until('it says so', () => bench.watch.health().problem === 'no complete answer within 50 ms');
    await bench.watching();
  });

  it('API server killed and restarted: says that it is stale, and recovers when the server is back', async () => {
    bench.server.put(pods, 'a');
    bench.begin();
    await bench.watching();
    await bench.server.kill();
    await until('it is stale', () => bench.watch.health().state === 'stale');
    assert.match(bench.watch.health().problem ?? '', /ECONN|socket hang up|aborted/);
    assert.equal(bench.names(), 'a');
    await bench.server.start();
    bench.server.put(pods, 'b');
    bench.server.remove(pods, 'a', true);
    await bench.watching();
    bench.server.send(pods, { type: 'ERROR', object: tooOld });
    await until('it caught up', () => bench.names() === 'b');
    assert.equal(bench.watch.health().state, 'synced');
  });

  for (const code of [500, 502, 503, 504]) {
    it(`${code} on a watch: goes on where it was, without a new list`, async () => {
      bench.server.put(pods, 'a');
      bench.begin();
      await bench.watching();
      let isBroken = true;
      const answer: Parameters<FakeServer['intercept']>[1] = (request, response, url) =>
        isBroken ? response.writeHead(code).end('upstream broke') : bench.server.serve(request, response, url);
      bench.server.intercept(`watch:${pods}`, answer, 1_000_000);
      bench.server.endWatches(pods);
      await until('it is stale', () => bench.watch.health().state === 'stale');
      assert.equal(bench.watch.health().problem, 'upstream broke');
      isBroken = false;
      await bench.watching();
      await until('it is synced', () => bench.watch.health().state === 'synced');
      assert.deepEqual(
        [bench.server.count(/limit=/), bench.watch.health().state, bench.watch.health().problem],
        [1, 'synced', null]
      );
    });
  }

  it('an error answer that never ends: is given up too', async () => {
    bench.server.put(pods, 'a');
    bench.server.intercept(pods, (_request, response) => response.writeHead(503).write('{"mess'));
    bench.begin({ headerTimeout: 50, callTimeout: 60_000 });
    await until('it came through', () => bench.names() === 'a');
  });

  it('storage set back to an older state (504, too large resource version): lists again', async () => {
    const words = 'Too large resource version: 900, current: 100';
    bench.server.put(pods, 'a');
    bench.begin();
    await bench.watching();
    bench.server.intercept(`watch:${pods}`, (_request, response) => json(response, 504, { message: words, code: 504 }));
    bench.server.endWatches(pods);
    await until('it listed again', () => bench.watch.health().relists === 1);
  });

  it('429 with Retry-After: leaves the server alone for as long as it says', async () => {
    const at: number[] = [];
    bench.server.intercept(
      pods,
      (_request, response) => {
        at.push(Date.now());
        json(response, 429, { message: 'too many requests' }, { 'retry-after': '1' });
      },
      1
    );
    bench.begin();
    await until('it was refused', () => bench.watch.health().problem === 'too many requests');
    await bench.watching();
    assert.ok(Date.now() - (at[0] ?? 0) >= 990, 'it came back too early');
  });

  it('403: is forbidden in the words of the server, counts as settled, and recovers once it is allowed', async () => {
    const words = 'pods is forbidden: User "vigil" cannot list resource "pods"';
    bench.server.put(pods, 'a');
    bench.server.intercept(pods, (_request, response) => json(response, 403, { message: words, code: 403 }), 6);
    bench.begin();
    await until('it is forbidden', () => bench.watch.health().state === 'forbidden');
    assert.equal(bench.watch.health().problem, words);
    assert.equal(bench.watch.settled(), true);
    await until('it is allowed', () => bench.names() === 'a');
    assert.equal(bench.watch.health().state, 'synced');
    assert.equal(bench.watch.health().problem, null);
  });

  it('500 on every list: is not settled while the server fails', async () => {
    bench.server.intercept(pods, (_request, response) => json(response, 500, { message: 'etcd is away' }), 1_000_000);
    bench.begin();
    await until('it failed', () => bench.watch.health().state === 'failed');
    assert.equal(bench.watch.settled(), false);
    assert.equal(bench.watch.health().problem, 'etcd is away');
  });
});
