import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pino } from 'pino';
import { IncidentQuery } from '@vigil/core/contract/incidents';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { Job, Node } from '@vigil/core/kubernetes/objects';
import { createRecording, type RecordingService } from '../src/incidents/create-recording.ts';
import type { Surroundings } from '../src/kubernetes/surroundings.ts';
import { openSqliteStore, type SqliteStore } from '../src/store/sqlite-store.ts';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { samplePod, terminated } from './sample-pod.ts';

/** Time that passes when it is told to. */
class ManualTime implements Surroundings {
  time = 1_000_000;
  readonly #waiting: Array<{ at: number; done: () => void }> = [];
  now = () => this.time;
  random = () => 0.5;
  delay = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      this.#waiting.push({ at: this.time + ms, done: resolve });
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  async pass(ms: number): Promise<void> {
    this.time += ms;
    this.#waiting.filter(({ at }) => at <= this.time).forEach(({ done }) => done());
    await settle();
  }
}

/** Lets everything run that does not wait for time. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const metadata = (uid: string, name: string, namespace = 'shop') => ({
  ...{ uid, name, namespace, resourceVersion: '1', labels: {}, annotations: {}, createdAt: 0, deletedAt: null },
  owner: null,
});
const oom = (at: number, id: string) => ({
  restartCount: 1,
  containerId: `containerd://next-${id}`,
  state: { type: 'running', startedAt: at } as const,
  lastState: terminated(at, 137, 'OOMKilled', id, 'password=hunter2-secret'),
});

describe('recording', () => {
  let source: FakeClusterSource;
  let store: SqliteStore;
  let time: ManualTime;
  let service: RecordingService;
  let published: Incident[];
  const settings = {
    ...{ logLines: 100, logBytes: 1000, logQueue: 2, logConcurrency: 1, retentionDays: 14, retentionBytes: 1e9 },
  };
  const create = () =>
    createRecording({
      ...{ settings, sources: [source], store, surroundings: time },
      redact: (text) => text.replace('hunter2-secret', '***'),
      logger: pino({ level: 'silent' }),
      onChanged: (incidents) => published.push(...incidents),
      onFresh: () => undefined,
    });
  beforeEach(() => {
    source = new FakeClusterSource();
    store = openSqliteStore(':memory:');
    time = new ManualTime();
    published = [];
    service = create();
  });
  afterEach(async () => {
    await service.stop();
    await store.close();
  });
  const list = async () => (await store.list(IncidentQuery.parse({}))).incidents;
  const only = async () => {
    const incidents = await list();
    assert.equal(incidents.length, 1, JSON.stringify(incidents.map(({ reason }) => reason)));
    return incidents[0] as Incident;
  };
  const start = async () => {
    service.start();
    await settle();
  };

  it('records an OOM kill with its log, context and top owner, and no secrets', async () => {
    source.objects.pods.push(samplePod());
    await start();
    assert.deepEqual(await list(), []);
    source.put('pods', samplePod(undefined, oom(time.now(), 'containerd://c1')));
    await settle();
    const incident = await only();
    assert.deepEqual(
      [incident.reason, incident.workload.kind, incident.workload.name, incident.log.status, incident.message],
      ['OOMKilled', 'Deployment', 'checkout', 'captured', 'password=***']
    );
    assert.deepEqual(source.logRequests, [
      { namespace: 'shop', pod: 'checkout-5d4-a', container: 'app', previous: true, tailLines: 100, limitBytes: 1000 },
    ]);
    const stored = await store.find(incident.id);
    assert.equal(stored?.context?.memoryLimit, 128 * 2 ** 20);
    assert.deepEqual(
      published.map(({ log }) => log.status),
      ['pending', 'captured']
    );
    assert.deepEqual(service.logs(), { queued: 0, captured: 1, gone: 0, failed: 0, dropped: 0 });
  });

  it('recovers when the container is calm, and ends when the pod is deleted', async () => {
    await start();
    const pod = samplePod(undefined, oom(time.now(), 'containerd://c1'));
    source.put('pods', pod);
    await settle();
    assert.equal((await only()).state, 'open');
    await time.pass(601_000);
    assert.equal((await only()).state, 'recovered');
    await time.pass(1000);
    source.put('pods', samplePod(undefined, { ...oom(time.now(), 'containerd://c2'), restartCount: 2 }));
    await settle();
    assert.deepEqual([(await only()).state, (await only()).occurrences], ['open', 2]);
    source.remove('pods', pod);
    await settle();
    assert.equal((await only()).state, 'gone');
  });

  it('knows after a restart what it knew before, and ends what went meanwhile', async () => {
    source.objects.pods.push(samplePod('checkout-5d4-a', oom(time.now(), 'containerd://a')));
    source.objects.pods.push(
      samplePod('other-5d4-b', oom(time.now(), 'containerd://b'), {
        metadata: { ...samplePod().metadata, uid: 'uid-b', name: 'other-5d4-b', owner: null },
      })
    );
    await start();
    assert.equal((await list()).length, 2);
    await service.stop();
    source.objects.pods.pop();
    service = create();
    await start();
    assert.deepEqual(
      (await list()).map(({ workload, state, occurrences }) => [workload.name, state, occurrences]).sort(),
      [
        ['checkout', 'open', 1],
        ['other-5d4-b', 'gone', 1],
      ]
    );
  });

  it('ends nothing while the cluster is not listed', async () => {
    source.objects.pods.push(samplePod('checkout-5d4-a', oom(time.now(), 'containerd://a')));
    await start();
    await service.stop();
    source.objects.pods.length = 0;
    source.isReady = false;
    service = create();
    await start();
    await time.pass(10_000);
    assert.equal((await only()).state, 'open');
    source.isReady = true;
    await time.pass(10_000);
    assert.equal((await only()).state, 'gone');
  });

  it('fetches after a restart the log that was still to be fetched', async () => {
    source.answerLog = () => new Promise(() => undefined);
    source.objects.pods.push(samplePod(undefined, oom(time.now(), 'containerd://c1')));
    await start();
    assert.equal((await only()).log.status, 'pending');
    await service.stop();
    source.answerLog = () => ({ status: 'captured', text: 'late\n', truncated: false });
    service = create();
    await start();
    assert.equal((await only()).log.status, 'captured');
  });

  it('tries a log once more, then says why there is none', async () => {
    source.answerLog = () => ({ status: 'failed', detail: 'kubelet timed out', retryAfterMs: 2000 });
    source.objects.pods.push(samplePod(undefined, oom(time.now(), 'containerd://c1')));
    await start();
    assert.equal(source.logRequests.length, 1);
    await time.pass(2000);
    assert.equal(source.logRequests.length, 2);
    const { log } = await only();
    assert.deepEqual([log.status, log.detail], ['failed', 'kubelet timed out']);
    assert.equal(service.logs().failed, 1);
  });

  it('does not try again what can not be mended by trying', async () => {
    source.answerLog = () => ({ status: 'failed', detail: 'forbidden', retryAfterMs: null });
    source.objects.pods.push(samplePod(undefined, oom(time.now(), 'containerd://c1')));
    await start();
    await time.pass(60_000);
    assert.equal(source.logRequests.length, 1);
    assert.equal((await only()).log.status, 'failed');
  });

  it('does not take the log of a later instance for the one that broke', async () => {
    const later = { ...oom(time.now(), 'containerd://c3'), restartCount: 3 };
    source.answerLog = (request) => {
      source.objects.pods[0] = samplePod(undefined, later);
      return { status: 'captured', text: `${request.previous}`, truncated: false };
    };
    source.objects.pods.push(samplePod(undefined, oom(time.now(), 'containerd://c1')));
    service.start();
    source.objects.pods[0] = samplePod(undefined, later);
    await settle();
    const { log } = await only();
    assert.equal(log.status, 'gone');
    assert.equal(source.logRequests.length, 0);
  });

  it('counts logs it has no room for', async () => {
    source.answerLog = () => new Promise(() => undefined);
    for (let index = 0; index < 5; index += 1) {
      const uid = `uid-${index}`;
      const own = { ...samplePod().metadata, uid, name: `pod-${index}`, owner: null };
      source.objects.pods.push(samplePod(undefined, oom(time.now(), `containerd://${index}`), { metadata: own }));
    }
    await start();
    const { queued, dropped } = service.logs();
    assert.equal(queued + dropped, 5);
    assert.ok(dropped >= 2);
    assert.equal((await list()).filter(({ log }) => log.status === 'dropped').length, dropped);
  });

  it('reports a failed Job with the log of its pod, until the Job is deleted', async () => {
    const job: Job = {
      metadata: metadata('uid-job', 'report-1'),
      ...{ completions: 1, backoffLimit: 0, ttlSecondsAfterFinished: null },
      status: { active: 0, succeeded: 0, failed: 1, startedAt: 0, completedAt: null },
      conditions: [],
    };
    const owner = { kind: 'Job', name: 'report-1', uid: 'uid-job', apiVersion: 'batch/v1' };
    const state = terminated(time.now(), 3, 'Error', 'containerd://j1');
    source.objects.jobs.push(job);
    await start();
    const pod = samplePod(
      'report-1-x',
      { state, containerId: 'containerd://j1' },
      { phase: 'Failed', metadata: { ...metadata('uid-report-pod', 'report-1-x'), owner } }
    );
    source.put('pods', pod);
    const failed: Job = {
      ...job,
      conditions: [
        { type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded', message: 'too often', changedAt: time.now() },
      ],
    };
    source.put('jobs', failed);
    await settle();
    const incident = await only();
    assert.deepEqual(
      [incident.reason, incident.container, incident.exitCode, incident.log.status, incident.workload.kind],
      ['JobFailed', 'app', 3, 'captured', 'Job']
    );
    assert.deepEqual(await store.ignored(), [{ rule: 'job-retry', count: 1 }]);
    source.remove('pods', pod);
    await settle();
    assert.equal((await only()).state, 'open');
    source.remove('jobs', failed);
    await settle();
    assert.equal((await only()).state, 'gone');
  });

  it('reports a node after its grace period, and that it is well again', async () => {
    await start();
    const node = (status: 'True' | 'Unknown'): Node => ({
      metadata: metadata('uid-node', 'node-1', ''),
      ...{
        unschedulable: false,
        taints: [],
        allocatable: {},
        capacity: {},
        operatingSystem: 'linux',
        kubeletVersion: '',
      },
      conditions: [{ type: 'Ready', status, reason: 'NodeStatusUnknown', message: 'silent', changedAt: time.now() }],
    });
    source.put('nodes', node('True'));
    source.put('nodes', node('Unknown'));
    await settle();
    assert.deepEqual(await list(), []);
    await time.pass(41_000);
    assert.deepEqual([(await only()).reason, (await only()).node], ['NodeNotReady', 'node-1']);
    source.put('nodes', node('True'));
    await settle();
    assert.equal((await only()).state, 'recovered');
  });

  it('holds what it can not store and stores it later', async () => {
    await start();
    const record = store.record.bind(store);
    store.record = () => Promise.reject(new Error('disk full'));
    source.put('pods', samplePod(undefined, oom(time.now(), 'containerd://c1')));
    await settle();
    assert.deepEqual(await list(), []);
    store.record = record;
    await time.pass(1000);
    assert.equal((await only()).occurrences, 1);
  });

  it('goes on after an object it does not understand', async () => {
    await start();
    source.put('pods', { ...samplePod('bad'), containers: undefined as unknown as [] });
    source.put('pods', samplePod(undefined, { ...oom(NaN, 'containerd://x') }));
    source.put('pods', samplePod('good-5d4-a', oom(time.now(), 'containerd://y')));
    await settle();
    assert.equal((await only()).pod, 'good-5d4-a');
  });
});
