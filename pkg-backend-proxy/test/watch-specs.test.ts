import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { projectPod, projectPodAgain } from '@vigil/core/kubernetes/project-pod';
import { connectCluster } from '../src/kubernetes/connect-cluster.ts';
import { realSurroundings } from '../src/kubernetes/surroundings.ts';
import { type ResourceWatch, watchResource } from '../src/kubernetes/watch-resource.ts';
import { watchTimings } from '../src/kubernetes/watch-timings.ts';
import { FakeServer, until } from './watch-fake-server.ts';

const path = '/api/v1/pods';
const spec = (image: string, node = 'n1') => ({ nodeName: node, containers: [{ name: 'app', image }] });
const status = (phase: string) => ({ phase, containerStatuses: [{ name: 'app', state: { running: {} } }] });

describe('a watch that reads a spec once', () => {
  let server: FakeServer;
  let watch: ResourceWatch<Pod>;
  /** How often a pod was read without its spec. */
  let again: number;

  beforeEach(async () => {
    again = 0;
    server = new FakeServer();
    await server.start();
    ['a', 'b', 'c'].forEach((uid) => server.put(path, uid, { spec: spec(`${uid}:1`), status: status('Pending') }));
    const connection = connectCluster({ from: 'in-cluster' }, watchTimings, () => ({
      server: server.url,
      read: () => Promise.resolve({}),
    }));
    watch = watchResource<Pod>({
      ...{ connection, kind: 'pods', path, project: projectPod, timings: { ...watchTimings, pageSize: 2 } },
      projectAgain: (raw, known) => {
        again += 1;
        return projectPodAgain(raw, known);
      },
      surroundings: realSurroundings,
      onChange: () => undefined,
    });
    watch.start();
    await until('a watch is open', () => server.watching(path) === 1);
  });
  afterEach(async () => {
    await watch.stop();
    await server.kill();
  });

  const podOf = (uid: string) => watch.objects().find(({ metadata }) => metadata.uid === uid);
  const imageOf = (uid: string) => podOf(uid)?.spec.containers[0]?.image;
  const told = (uid: string, phase: string) => until(`${uid} is ${phase}`, () => podOf(uid)?.phase === phase);

  it('keeps the spec of each pod while only its status changes, from the first list on', async () => {
    for (const uid of ['a', 'b', 'c']) {
      server.put(path, uid, { spec: spec(`${uid}:1`), status: status('Running') });
    }
    await told('c', 'Running');
    assert.deepEqual(['a', 'b', 'c'].map(imageOf), ['a:1', 'b:1', 'c:1']);
    assert.equal(again, 3);
  });

  it('reads a spec that changed, and the one after that was not', async () => {
    server.put(path, 'a', { spec: spec('a:2'), status: status('Running') });
    await told('a', 'Running');
    assert.deepEqual([imageOf('a'), again], ['a:2', 0]);
    server.put(path, 'a', { spec: spec('a:2'), status: status('Failed') });
    await told('a', 'Failed');
    assert.deepEqual([imageOf('a'), again], ['a:2', 1]);
  });

  it('takes no spec of a pod that was deleted for one that comes under its uid', async () => {
    server.remove(path, 'a');
    await until('a is gone', () => podOf('a') === undefined);
    server.put(path, 'a', { spec: spec('a:1', 'n2'), status: status('Running') });
    await told('a', 'Running');
    assert.deepEqual([imageOf('a'), podOf('a')?.spec.nodeName], ['a:1', 'n2']);
  });

  it('reads whole what is written in another order, and what comes without a status', async () => {
    server.put(path, 'a', { status: status('Running'), spec: spec('a:3') });
    server.put(path, 'b', { spec: spec('b:3') });
    await until('b is another', () => imageOf('b') === 'b:3');
    assert.deepEqual([imageOf('a'), podOf('a')?.phase, again], ['a:3', 'Running', 0]);
    server.put(path, 'a', { spec: spec('a:1'), status: status('Failed') });
    await told('a', 'Failed');
    assert.equal(imageOf('a'), 'a:1');
  });
});
