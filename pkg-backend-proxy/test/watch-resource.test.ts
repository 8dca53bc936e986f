import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { json, until } from './watch-fake-server.ts';
import { pods, tooOld, WatchBench } from './watch-bench.ts';

describe('watch of one kind', () => {
  let bench: WatchBench;
  beforeEach(async () => {
    bench = await WatchBench.open();
  });
  afterEach(() => bench.close());

  it('lists in pages and follows additions, changes and deletions', async () => {
    ['a', 'b', 'c', 'd', 'e'].forEach((uid) => bench.server.put(pods, uid));
    bench.begin();
    await bench.watching();
    assert.equal(bench.names(), 'a b c d e');
    assert.equal(bench.server.count(/limit=2/), 3);
    bench.told = [];
    bench.server.put(pods, 'f');
    bench.server.put(pods, 'a', { status: { phase: 'Running' } });
    bench.server.remove(pods, 'b');
    await until('b is gone', () => !bench.names().includes('b'));
    assert.deepEqual(bench.told, ['added f', 'changed a', 'changed b', 'deleted b']);
    assert.equal(bench.watch.health().state, 'synced');
  });

  it('tells neither the same version twice nor what has no uid', async () => {
    bench.begin();
    await bench.watching();
    const object = { metadata: { uid: 'x', name: 'x', resourceVersion: '500' } };
    bench.server.send(pods, { type: 'ADDED', object });
    bench.server.send(pods, { type: 'MODIFIED', object });
    bench.server.send(pods, { type: 'ADDED', object: { metadata: { name: 'nobody' } } });
    bench.server.send(pods, { type: 'ADDED', object: 'not even an object' });
    bench.server.put(pods, 'y');
    await until('y is here', () => bench.names() === 'x y');
    assert.deepEqual(bench.told, ['added x', 'added y']);
  });

  it('a line cut in two, inside a character: is read whole', async () => {
    bench.begin();
    await bench.watching();
    const line = Buffer.from(
      `${JSON.stringify({ type: 'ADDED', object: { metadata: { uid: '呃', name: 'x', resourceVersion: '7' } } })}\n`
    );
    const cut = line.indexOf(Buffer.from('呃')) + 1;
    bench.server.intercept(`watch:${pods}`, (_request, response) => {
      response.writeHead(200);
      response.write(line.subarray(0, cut));
      setTimeout(() => response.write(line.subarray(cut)), 20);
    });
    bench.server.endWatches(pods);
    await until('it is whole', () => bench.names() === '呃');
  });

  it('tells how far behind the last change was, where the change says when it was made', async () => {
    bench.begin();
    await bench.watching();
    const made = (time: string) => ({ metadata: { uid: 'a', name: 'a', managedFields: [{ time, fieldsV1: {} }] } });
    bench.server.send(pods, { type: 'ADDED', object: { metadata: { uid: 'b', name: 'b' } } });
    await until('b is here', () => bench.names() === 'b');
    assert.equal(bench.watch.health().lagSeconds, null, 'nobody knows');
    const ago = 90_000;
    bench.server.send(pods, {
      type: 'ADDED',
      object: made(new Date(Date.now() - ago).toISOString().replace(/\..*/, 'Z')),
    });
    await until('a is here', () => bench.names() === 'a b');
    assert.ok(Math.abs((bench.watch.health().lagSeconds ?? 0) - ago / 1000) <= 5, `${bench.watch.health().lagSeconds}`);
  });

  it('takes the resource version from bookmarks', async () => {
    bench.begin();
    await bench.watching();
    bench.server.send(pods, { type: 'BOOKMARK', object: { metadata: { resourceVersion: '777' } } });
    await until('it was heard', () => bench.watch.health().lastEventAt !== null);
    bench.server.endWatches(pods);
    await until('it was opened again', () => bench.server.count(/resourceVersion=777/) === 1);
    assert.deepEqual(bench.told, []);
  });

  it('StatefulSet pod re-created under the same name: another UID is another object', async () => {
    bench.server.put(pods, 'first', {}, 'web-0');
    bench.begin();
    await bench.watching();
    bench.server.put(pods, 'second', {}, 'web-0');
    await until('the second is here', () => bench.names() === 'second');
    assert.deepEqual(bench.told, ['added first', 'deleted first', 'added second']);
  });

  it('StatefulSet pod re-created under the same name while nobody watched: the new list tells both', async () => {
    bench.server.put(pods, 'first', {}, 'web-0');
    bench.server.put(pods, 'other', {}, 'web-1');
    bench.begin();
    await bench.watching();
    bench.server.remove(pods, 'first', true);
    bench.server.intercept(`watch:${pods}`, (_request, response) => json(response, 410, tooOld));
    bench.server.put(pods, 'second', {}, 'web-0', true);
    bench.server.endWatches(pods);
    await until('the second is here', () => bench.names() === 'other second');
    assert.deepEqual(bench.told, ['added first', 'added other', 'deleted first', 'added second']);
  });

  it('a handler that throws: is noted, and the watch goes on', async () => {
    bench.onChange = (change) => {
      bench.told.push(change.current?.metadata.uid ?? '');
      throw new Error('handler broke');
    };
    bench.server.put(pods, 'a');
    bench.begin();
    await bench.watching();
    bench.server.put(pods, 'b');
    await until('b is here', () => bench.names() === 'a b');
    assert.deepEqual(bench.told, ['a', 'b']);
    assert.equal(bench.server.watching(pods), 1);
    assert.equal(bench.watch.health().problem, 'a change could not be handled: handler broke');
  });

  it('start() twice: one list, one watch', async () => {
    bench.begin();
    bench.watch.start();
    await bench.watching();
    assert.equal(bench.server.count(/limit=/), 1);
  });

  it('stop() during a list: silent and final', async () => {
    bench.server.intercept(pods, () => undefined);
    bench.begin();
    await until('the list is under way', () => bench.server.count(/limit=/) === 1);
    await bench.watch.stop();
    bench.watch.start();
    bench.server.put(pods, 'a');
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(bench.server.requests.length, 1);
    assert.deepEqual(bench.told, []);
    assert.equal(bench.watch.health().problem, null);
  });

  it('stop() during a watch: tells nothing any more, though the server does', async () => {
    bench.begin();
    await bench.watching();
    const stopping = bench.watch.stop();
    bench.server.put(pods, 'late');
    await stopping;
    assert.deepEqual(bench.told, []);
  });
});
