import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { ContainerStatus } from '@vigil/core/kubernetes/pod';
import { MarkRequest } from '@vigil/core/contract/incidents';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { settle } from './manual-time.ts';
import { RecordingBench } from './recording-bench.ts';
import { samplePod, terminated } from './sample-pod.ts';

const oom = (at: number, id: string, restartCount = 1): Partial<ContainerStatus> => ({
  restartCount,
  containerId: `containerd://after-${id}`,
  state: { type: 'running', startedAt: at },
  lastState: terminated(at, 137, 'OOMKilled', `containerd://${id}`),
});

describe('nothing is lost', () => {
  let bench: RecordingBench;
  afterEach(() => bench.close());
  const begin = async (sources: FakeClusterSource[], more = {}) => {
    bench = new RecordingBench(sources, more);
    await bench.start();
  };
  const now = () => bench.time.now();
  const unseen = async () => {
    const stored = await bench.store.find((await bench.only()).id);
    return stored?.events.filter(({ reason }) => reason === 'RestartsNotSeen').map(({ message }) => message);
  };

  it('when the proxy was down: what crashed meanwhile has its true time, what was known is not repeated', async () => {
    const source = new FakeClusterSource();
    await begin([source]);
    source.put('pods', samplePod(undefined, oom(now(), 'known')));
    await settle();
    const { firstSeen } = await bench.only();
    await bench.time.pass(60_000);
    const crashedAt = now() - 20_000;
    await bench.restart(() => {
      source.objects.pods[0] = samplePod(undefined, oom(crashedAt, 'meanwhile', 2));
      source.objects.pods.push(samplePod('checkout-5d4-b', oom(crashedAt - 5_000, 'other')));
    });
    const incident = await bench.only();
    assert.deepEqual([incident.occurrences, incident.firstSeen, incident.lastSeen], [3, firstSeen, crashedAt]);
    const before = incident.occurrences;
    await bench.restart();
    assert.equal((await bench.only()).occurrences, before);
  });

  it('when the proxy was down: restarts that nobody saw are told', async () => {
    const source = new FakeClusterSource();
    await begin([source]);
    source.put('pods', samplePod(undefined, oom(now(), 'known')));
    await settle();
    await bench.time.pass(60_000);
    await bench.restart(() => {
      source.objects.pods[0] = samplePod(undefined, oom(now(), 'fourth', 4));
    });
    const incident = await bench.only();
    assert.deepEqual([incident.occurrences, incident.restartCount], [2, 3]);
    assert.deepEqual(await unseen(), ['Vigil saw nothing of 2 restarts of the container app before its latest one.']);
  });

  it('when a watch was cut: restarts that nobody saw are told once', async () => {
    const source = new FakeClusterSource();
    await begin([source]);
    source.put('pods', samplePod());
    source.put('pods', samplePod(undefined, oom(now(), 'third', 3)));
    await settle();
    source.put('pods', samplePod(undefined, oom(now() + 1, 'fourth', 4)));
    await settle();
    assert.equal((await bench.only()).occurrences, 2);
    assert.deepEqual(await unseen(), ['Vigil saw nothing of 2 restarts of the container app before its latest one.']);
  });

  it('when a StatefulSet makes its pod anew under the same name', async () => {
    const source = new FakeClusterSource();
    await begin([source]);
    const owner = { kind: 'StatefulSet', name: 'db', uid: 'uid-sts', apiVersion: 'apps/v1' };
    const pod = (uid: string, createdAt: number, status: Partial<ContainerStatus>) =>
      samplePod('db-0', status, { metadata: { ...samplePod('db-0').metadata, uid, createdAt, owner, labels: {} } });
    const first = pod('uid-1', 0, oom(now(), 'a', 5));
    source.put('pods', first);
    await settle();
    source.remove('pods', first);
    await settle();
    assert.equal((await bench.only()).state, 'gone');
    await bench.time.pass(60_000);
    source.put('pods', pod('uid-2', now() - 10_000, oom(now(), 'b', 1)));
    await settle();
    const incident = await bench.only();
    assert.deepEqual([incident.state, incident.occurrences, incident.workload.name], ['open', 2, 'db']);
    assert.deepEqual(await unseen(), [], 'the new pod counts anew');
    const stored = await bench.store.find(incident.id);
    assert.deepEqual(
      stored?.occurrences.map(({ podUid }) => podUid),
      ['uid-2', 'uid-1']
    );
  });

  it('when the StatefulSet pod was made anew while the proxy was down', async () => {
    const source = new FakeClusterSource();
    await begin([source]);
    const pod = (uid: string, createdAt: number, status: Partial<ContainerStatus>) =>
      samplePod('db-0', status, { metadata: { ...samplePod('db-0').metadata, uid, createdAt, owner: null } });
    source.put('pods', pod('uid-1', 0, oom(now(), 'a', 2)));
    await settle();
    await bench.time.pass(60_000);
    await bench.restart(() => {
      source.objects.pods[0] = pod('uid-2', now() - 1_000, oom(now(), 'b', 7));
    });
    const incident = await bench.only();
    assert.deepEqual([incident.state, incident.occurrences], ['open', 2]);
    assert.deepEqual(await unseen(), []);
  });

  it('when the store is read-only for a while', async () => {
    const source = new FakeClusterSource();
    await begin([source]);
    const record = bench.store.record.bind(bench.store);
    const finishCapture = bench.store.finishCapture.bind(bench.store);
    bench.store.record = () => Promise.reject(new Error('attempt to write a readonly database'));
    bench.store.finishCapture = () => Promise.reject(new Error('attempt to write a readonly database'));
    for (let index = 0; index < 30; index += 1) {
      source.put('pods', samplePod(`checkout-5d4-${index}`, oom(now() + index, `c${index}`)));
    }
    await settle();
    assert.deepEqual(bench.service.health().recordings, { waiting: 30, lost: 0 });
    await bench.time.pass(1_000);
    bench.store.record = record;
    await bench.time.pass(2_000);
    assert.equal((await bench.only()).occurrences, 30);
    bench.store.finishCapture = finishCapture;
    await bench.time.pass(30_000);
    assert.equal((await bench.only()).log.status, 'captured');
    assert.deepEqual(bench.service.health().recordings, { waiting: 0, lost: 0 });
  });

  it('when the disk was full so long that there was no more room: all is looked at again', async () => {
    const source = new FakeClusterSource();
    await begin([source], { capacity: 1_000 });
    const record = bench.store.record.bind(bench.store);
    bench.store.record = () => Promise.reject(new Error('database or disk is full'));
    const count = 2_500;
    const own = { ...samplePod().metadata, owner: null };
    await bench.restart(() => {
      for (let index = 0; index < count; index += 1) {
        const metadata = { ...own, uid: `uid-${index}`, name: `pod-${index}` };
        source.objects.pods.push(samplePod(undefined, oom(now(), `c${index}`), { metadata }));
      }
    });
    assert.deepEqual(bench.service.health().recordings, { waiting: 1_000, lost: 1_500 });
    bench.store.record = record;
    for (let second = 0; second < 60 && (await bench.store.health()).incidents < count; second += 1) {
      await bench.time.pass(1_000);
    }
    assert.equal((await bench.store.health()).incidents, count);
    assert.equal(bench.service.health().recordings.lost, 1_500, 'nothing is lost a second time');
  });

  it('when two clusters have the same names: their incidents stay apart', async () => {
    const [a, b] = [new FakeClusterSource('a'), new FakeClusterSource('b')];
    await begin([a, b]);
    a.put('pods', samplePod(undefined, oom(now(), 'same')));
    b.put('pods', samplePod(undefined, oom(now(), 'same')));
    await settle();
    const incidents = await bench.list();
    assert.deepEqual(incidents.map(({ cluster }) => cluster).sort(), ['a', 'b']);
    assert.equal(new Set(incidents.map(({ id }) => id)).size, 2);
    a.remove('pods', samplePod());
    await settle();
    const states = Object.fromEntries((await bench.list()).map(({ cluster, state }) => [cluster, state]));
    assert.deepEqual(states, { a: 'gone', b: 'open' });
    assert.deepEqual([a.logRequests.length, b.logRequests.length], [1, 1]);
  });

  it('when one cluster is down: the other is not held up', async () => {
    const [down, up] = [new FakeClusterSource('down'), new FakeClusterSource('up')];
    down.isReady = false;
    down.state = 'stale';
    down.fetchLog = () => new Promise(() => undefined);
    await begin([down, up], { logConcurrency: 1 });
    down.put('pods', samplePod(undefined, oom(now(), 'x')));
    up.put('pods', samplePod(undefined, oom(now(), 'y')));
    await settle();
    const logs = Object.fromEntries((await bench.list()).map(({ cluster, log }) => [cluster, log.status]));
    assert.deepEqual(logs, { down: 'pending', up: 'captured' });
    assert.deepEqual(await bench.store.watermark('down'), null);
    assert.ok(await bench.store.watermark('up'));
  });

  it('when a role sees only some namespaces: nothing ends because it can not be listed', async () => {
    const source = new FakeClusterSource();
    await begin([source]);
    source.put('pods', samplePod(undefined, oom(now(), 'a')));
    await settle();
    source.missing = { nodes: 'forbidden', namespaces: 'forbidden' };
    source.objects.nodes.length = 0;
    await bench.restart();
    assert.equal((await bench.only()).state, 'open');
    source.missing = { pods: 'forbidden' };
    await bench.restart(() => {
      source.objects.pods.length = 0;
    });
    assert.equal((await bench.only()).state, 'open');
  });

  it('when marks expire: they are taken away within 30 s, and readers are told', async () => {
    const source = new FakeClusterSource();
    await begin([source]);
    source.put('pods', samplePod(undefined, oom(now(), 'a')));
    await settle();
    const { id } = await bench.only();
    const request = MarkRequest.parse({ action: 'mute', ids: [id], until: now() + 45_000, text: 'a while' });
    await bench.store.mark(request, 'bob', now());
    await bench.time.pass(30_000);
    assert.equal((await bench.only()).muted?.author, 'bob');
    bench.heard.length = 0;
    await bench.time.pass(30_000);
    assert.equal((await bench.only()).muted, null);
    const told = bench.heard.flatMap(({ incidents = [] }) => incidents);
    assert.deepEqual(
      told.map((incident) => [incident.id, incident.muted]),
      [[id, null]]
    );
  });

  it('when retention removes: readers are told what is no more', async () => {
    const source = new FakeClusterSource();
    await begin([source], { retentionDays: 1 });
    const pod = samplePod(undefined, oom(now(), 'a'));
    source.put('pods', pod);
    await settle();
    source.remove('pods', pod);
    await settle();
    const { id } = await bench.only();
    bench.heard.length = 0;
    await bench.time.pass(2 * 86_400_000);
    assert.deepEqual(await bench.list(), []);
    assert.deepEqual(
      bench.heard.flatMap(({ removed = [] }) => removed),
      [id]
    );
  });
});
