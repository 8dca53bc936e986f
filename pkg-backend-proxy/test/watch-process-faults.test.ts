import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { projectPod } from '@vigil/core/kubernetes/project-pod';
import { type ApiConnection, connectCluster } from '../src/kubernetes/connect-cluster.ts';
import { realSurroundings } from '../src/kubernetes/surroundings.ts';
import { type ResourceWatch, watchResource } from '../src/kubernetes/watch-resource.ts';
import { type WatchTimings, watchTimings } from '../src/kubernetes/watch-timings.ts';
import { until } from './watch-fake-server.ts';

const timings: WatchTimings = {
  ...watchTimings,
  ...{ headerTimeout: 300, callTimeout: 600, idleTimeout: 300, healthyAfter: 1_000_000, backoff: [1, 20] },
};

describe('watch of an API server in another process', () => {
  let child: ChildProcess;
  let connection: ApiConnection;
  let watch: ResourceWatch<Pod>;
  let deleted: string[];

  const startServer = async (port: number, ...uids: string[]): Promise<string> => {
    child = fork(new URL('watch-server-main.ts', import.meta.url), [String(port), ...uids]);
    const [url] = (await once(child, 'message')) as [string];
    return url;
  };
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await once(child, 'exit');
  };
  const begin = (server: string, patience: WatchTimings = timings) => {
    deleted = [];
    connection = connectCluster({ from: 'in-cluster' }, patience, () => ({ server, read: () => Promise.resolve({}) }));
    watch = watchResource<Pod>({
      ...{ connection, kind: 'pods', path: '/api/v1/pods', project: projectPod, timings: patience },
      surroundings: realSurroundings,
      onChange: ({ previous, current }) => void (current ?? deleted.push(previous?.metadata.uid ?? '')),
    });
    watch.start();
  };
  const names = () => watch.objects().map((pod) => pod.metadata.uid);
  const is = (state: string) => until(`it is ${state}`, () => watch.health().state === state);

  afterEach(async () => {
    await watch.stop();
    connection.close();
    await end('SIGKILL');
  });

  it('API server killed (SIGKILL) and restarted: catches up by itself', async () => {
    const url = await startServer(0, 'a', 'b');
    begin(url);
    await is('synced');
    await end('SIGKILL');
    await is('stale');
    assert.match(watch.health().problem ?? '', /ECONN|socket hang up|aborted/);
    await startServer(Number(new URL(url).port), 'a', 'c');
    await is('synced');
    child.send('d');
    await until('it hears again', () => names().includes('d'));
  });

  it('API server frozen (SIGSTOP: connections stay open, nothing answers): is stale, and catches up after SIGCONT', async () => {
    begin(await startServer(0, 'a'), { ...timings, idleTimeout: 1_000 });
    await until('its watch is heard', () => {
      child.send('b');
      return watch.health().lastEventAt !== null;
    });
    child.kill('SIGSTOP');
    await until('the silence was noticed', () => watch.health().stalls >= 1);
    await is('stale');
    assert.match(watch.health().problem ?? '', /silent for 1000 ms|no answer within 300 ms/);
    assert.ok(watch.health().since <= Date.now() - 900, 'stale since it was last heard');
    assert.deepEqual(names(), ['a', 'b'], 'what is known stays');
    child.kill('SIGCONT');
    await until('it hears again', () => {
      child.send('c');
      return names().includes('c');
    });
    await is('synced');
    assert.deepEqual(deleted, []);
  });

  it('API server frozen from the start: fails with the reason, and lists after SIGCONT', async () => {
    const url = await startServer(0, 'a');
    child.kill('SIGSTOP');
    begin(url);
    await is('failed');
    assert.equal(watch.health().problem, 'no answer within 300 ms');
    assert.equal(watch.settled(), false);
    child.kill('SIGCONT');
    await until('it is listed', () => names().join() === 'a');
  });

  const noProc = process.platform !== 'linux' && 'only Linux tells the open descriptors of a process';
  it('50 reconnects: the number of open descriptors stays the same', { skip: noProc }, async () => {
    const patience = { ...timings, idleTimeout: 5, backoff: [1, 2] as const };
    const openFiles = () => readdirSync('/proc/self/fd').length;
    begin(await startServer(0, 'a'), patience);
    await until('it settled', () => watch.health().reconnects >= 5);
    const before = openFiles();
    await until('it reconnected 50 times', () => watch.health().reconnects >= 55);
    assert.ok(openFiles() <= before + 3, `${before} before, ${openFiles()} after`);
  });
});
