import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Metadata } from '@vigil/core/kubernetes/metadata';
import type { ClusterEvent, Deployment, Namespace, ReplicaSet } from '@vigil/core/kubernetes/objects';
import type { ContainerStatus } from '@vigil/core/kubernetes/pod';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { settle } from './manual-time.ts';
import { RecordingBench } from './recording-bench.ts';
import { samplePod, terminated } from './sample-pod.ts';

const metadata = (uid: string, name: string, more: Partial<Metadata> = {}): Metadata => ({
  ...{ uid, name, namespace: 'shop', resourceVersion: '1', labels: {}, annotations: {}, createdAt: 0, deletedAt: null },
  ...{ owner: null },
  ...more,
});
const oom = (at: number, id = 'c1'): Partial<ContainerStatus> => ({
  ...{ restartCount: 1, containerId: `containerd://after-${id}`, state: { type: 'running', startedAt: at } },
  lastState: terminated(at, 137, 'OOMKilled', `containerd://${id}`),
});
const deployment = (more: Partial<Metadata> = {}, available = 1): Deployment => ({
  metadata: metadata('uid-deploy', 'checkout', { resourceVersion: String(available), ...more }),
  ...{ replicas: 1, selector: { matchLabels: {}, matchExpressions: [] }, paused: false, generation: 1, conditions: [] },
  template: { labels: {}, spec: samplePod().spec },
  strategy: { type: 'RollingUpdate', maxUnavailable: 0, maxSurge: 1 },
  status: { replicas: 1, ready: available, available, updated: 1, observedGeneration: 1 },
});
const replicaSet = (name: string, revision: number, createdAt: number, image: string): ReplicaSet => ({
  metadata: metadata(name === 'checkout-5d4' ? 'uid-rs' : `uid-${name}`, name, {
    createdAt,
    owner: { kind: 'Deployment', name: 'checkout', uid: 'uid-deploy', apiVersion: 'apps/v1' },
  }),
  ...{ replicas: 1, revision, images: { app: image } },
});
const event = (at: number, more: Partial<ClusterEvent> = {}): ClusterEvent => ({
  metadata: metadata('uid-event', 'event'),
  ...{ type: 'Warning', reason: 'FailedMount', message: 'secret "db" not found', count: 9 },
  ...{ firstSeen: at - 600_000, lastSeen: at },
  object: { kind: 'Pod', namespace: 'shop', name: 'checkout-5d4-a', uid: 'uid-checkout-5d4-a', fieldPath: '' },
  ...more,
});

describe('what is recorded beside a crash', () => {
  let source: FakeClusterSource;
  let bench: RecordingBench;
  beforeEach(async () => {
    source = new FakeClusterSource();
    bench = new RecordingBench([source]);
    await bench.start();
  });
  afterEach(() => bench.close());
  const now = () => bench.time.now();
  const storedEvents = async () =>
    (await bench.store.find((await bench.only()).id))?.events.map(({ reason }) => reason);
  const crash = async (id = 'c1') => {
    source.put('pods', samplePod(undefined, oom(now(), id)));
    await settle();
  };

  it('keeps the events of the pod with its workload, also when the cluster has forgotten them', async () => {
    source.put('replicasets', replicaSet('checkout-5d4', 1, 0, 'shop/checkout:1'));
    const killing = event(now(), { type: 'Normal', reason: 'Killing', count: 1 });
    source.put('pods', samplePod());
    source.put('events', killing);
    await crash();
    source.remove('events', killing);
    await settle();
    assert.deepEqual(await storedEvents(), ['Killing']);
  });

  it('waits for the pod of an event that comes before it', async () => {
    source.put('events', event(now(), { type: 'Normal', reason: 'Killing', count: 1 }));
    await settle();
    await crash();
    assert.deepEqual(await storedEvents(), ['Killing']);
  });

  it('tells an event whose pod never comes of the pod itself, after a while', async () => {
    source.put('events', event(now(), { reason: 'FailedMount' }));
    await settle();
    assert.deepEqual(bench.ignored, []);
    await bench.time.pass(9_000);
    assert.deepEqual([bench.ignored, await bench.list()], [[], []]);
    await bench.time.pass(1_000);
    const { workload, reason } = await bench.only();
    assert.deepEqual([workload.kind, workload.name, reason], ['Pod', 'checkout-5d4-a', 'FailedMount']);
  });

  it('says that an incident began soon after another image was rolled out', async () => {
    const hour = 3_600_000;
    await bench.time.pass(10 * hour);
    source.put('deployments', deployment());
    source.put('replicasets', replicaSet('checkout-1a1', 1, now() - 5 * hour, 'shop/checkout:0'));
    source.put('replicasets', replicaSet('checkout-5d4', 2, now() - 60_000, 'shop/checkout:1'));
    await crash();
    const { change } = await bench.only();
    assert.deepEqual([change?.what, change?.from, change?.to], ['image', 'shop/checkout:0', 'shop/checkout:1']);
  });

  it('obeys an annotation of the workload, and looks again when it is taken away', async () => {
    source.put('replicasets', replicaSet('checkout-5d4', 1, 0, 'shop/checkout:1'));
    source.put('deployments', deployment({ annotations: { 'vigil.io/mute': 'true' } }));
    await crash();
    assert.deepEqual(await bench.list(), []);
    assert.deepEqual(
      bench.ignored.map(({ rule }) => rule),
      ['muted']
    );
    source.put('deployments', deployment({ annotations: {}, resourceVersion: '2' }));
    await settle();
    assert.equal((await bench.only()).reason, 'OOMKilled');
  });

  it('obeys an annotation of the namespace', async () => {
    const namespace = (annotations: Record<string, string>): Namespace => ({
      ...{ metadata: metadata('uid-ns', 'shop', { namespace: '', annotations }), phase: 'Active' },
    });
    source.put('namespaces', namespace({ 'vigil.io/ignore': 'OOMKilled' }));
    await crash();
    assert.deepEqual(await bench.list(), []);
    source.put('namespaces', namespace({}));
    await settle();
    assert.equal((await bench.only()).reason, 'OOMKilled');
  });

  it('tells an annotation that can not be read, until it is mended', async () => {
    source.put('deployments', deployment({ annotations: { 'vigil.io/mute': 'perhaps' } }));
    await settle();
    const incident = await bench.only();
    assert.deepEqual(
      [incident.reason, incident.workload.kind, incident.state],
      ['InvalidAnnotation', 'Deployment', 'open']
    );
    await bench.restart();
    assert.equal((await bench.only()).state, 'open');
    source.put('deployments', deployment({ annotations: {}, resourceVersion: '2' }));
    await settle();
    assert.equal((await bench.only()).state, 'recovered');
  });

  it('ends what no pod can end when the workload is whole again', async () => {
    source.put('replicasets', replicaSet('checkout-5d4', 1, 0, 'shop/checkout:1'));
    source.put('deployments', deployment({}, 0));
    source.put('pods', samplePod(undefined, {}, { phase: 'Failed', reason: 'Evicted', message: 'low on memory' }));
    await settle();
    assert.deepEqual([(await bench.only()).reason, (await bench.only()).state], ['Evicted', 'open']);
    await bench.time.pass(30_000);
    source.put('deployments', deployment({}, 1));
    await settle();
    assert.equal((await bench.only()).state, 'recovered');
  });

  it('ends it also when the workload became whole while nobody watched', async () => {
    source.put('replicasets', replicaSet('checkout-5d4', 1, 0, 'shop/checkout:1'));
    source.put('deployments', deployment({}, 0));
    source.put('pods', samplePod(undefined, {}, { phase: 'Failed', reason: 'Evicted' }));
    await settle();
    await bench.restart(() => {
      bench.time.time += 30_000;
      source.objects.deployments[0] = deployment({}, 1);
    });
    assert.equal((await bench.only()).state, 'recovered');
  });

  it('measures how late it hears of a change of a container', async () => {
    source.put('pods', samplePod());
    source.put('pods', samplePod(undefined, oom(now() - 1_500)));
    source.put('pods', samplePod(undefined, oom(now() - 1_500)));
    await settle();
    assert.deepEqual(bench.delays, [1.5]);
  });
});
