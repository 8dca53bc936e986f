import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { settle } from './manual-time.ts';
import { RecordingBench } from './recording-bench.ts';
import { samplePod, terminated } from './sample-pod.ts';

const oom = (at: number, id: string) => ({
  restartCount: 1,
  containerId: `containerd://next-${id}`,
  state: { type: 'running', startedAt: at } as const,
  lastState: terminated(at, 137, 'OOMKilled', id, 'password=hunter2-secret'),
});

describe('recording', () => {
  let source: FakeClusterSource;
  let bench: RecordingBench;
  beforeEach(() => {
    source = new FakeClusterSource();
    bench = new RecordingBench([source], { logQueue: 2, logConcurrency: 1 });
  });
  afterEach(() => bench.close());

  it('records an OOM kill with its log, context and top owner, and no secrets', async () => {
    source.objects.pods.push(samplePod());
    await bench.start();
    assert.deepEqual(await bench.list(), []);
    source.put('pods', samplePod(undefined, oom(bench.time.now(), 'containerd://c1')));
    await settle();
    const incident = await bench.only();
    assert.deepEqual(
      [incident.reason, incident.workload.kind, incident.workload.name, incident.log.status, incident.message],
      ['OOMKilled', 'Deployment', 'checkout', 'captured', 'password=[redacted]']
    );
    assert.deepEqual(source.logRequests, [
      { namespace: 'shop', pod: 'checkout-5d4-a', container: 'app', previous: true, tailLines: 100, limitBytes: 1000 },
    ]);
    const stored = await bench.store.find(incident.id);
    assert.equal(stored?.context?.memoryLimit, 128 * 2 ** 20);
    assert.deepEqual(
      bench.heard.flatMap(({ incidents = [] }) => incidents).map(({ log }) => log.status),
      ['pending', 'captured']
    );
    const { logs } = bench.service.health();
    assert.deepEqual(logs, { queued: 0, captured: 1, gone: 0, failed: 0, dropped: 0, causes: [] });
  });

  it('recovers when the container is calm, and ends when the pod is deleted', async () => {
    await bench.start();
    const pod = samplePod(undefined, oom(bench.time.now(), 'containerd://c1'));
    source.put('pods', pod);
    await settle();
    assert.equal((await bench.only()).state, 'open');
    await bench.time.pass(601_000);
    assert.equal((await bench.only()).state, 'recovered');
    await bench.time.pass(1000);
    source.put('pods', samplePod(undefined, { ...oom(bench.time.now(), 'containerd://c2'), restartCount: 2 }));
    await settle();
    assert.deepEqual([(await bench.only()).state, (await bench.only()).occurrences], ['open', 2]);
    source.remove('pods', pod);
    await settle();
    assert.equal((await bench.only()).state, 'gone');
  });

  it('knows after a restart what it knew before, and ends what went meanwhile', async () => {
    source.objects.pods.push(samplePod('checkout-5d4-a', oom(bench.time.now(), 'containerd://a')));
    source.objects.pods.push(
      samplePod('other-5d4-b', oom(bench.time.now(), 'containerd://b'), {
        metadata: { ...samplePod().metadata, uid: 'uid-b', name: 'other-5d4-b', owner: null },
      })
    );
    await bench.start();
    assert.equal((await bench.list()).length, 2);
    await bench.restart(() => source.objects.pods.pop());
    assert.deepEqual(
      (await bench.list()).map(({ workload, state, occurrences }) => [workload.name, state, occurrences]).sort(),
      [
        ['checkout', 'open', 1],
        ['other-5d4-b', 'gone', 1],
      ]
    );
  });

  it('ends nothing while the cluster is not listed', async () => {
    source.objects.pods.push(samplePod('checkout-5d4-a', oom(bench.time.now(), 'containerd://a')));
    await bench.start();
    await bench.restart(() => {
      source.objects.pods.length = 0;
      source.isReady = false;
    });
    await bench.time.pass(10_000);
    assert.equal((await bench.only()).state, 'open');
    source.isReady = true;
    await bench.time.pass(10_000);
    assert.equal((await bench.only()).state, 'gone');
  });

  it('fetches after a restart the log that was still to be fetched', async () => {
    source.answerLog = () => new Promise(() => undefined);
    source.objects.pods.push(samplePod(undefined, oom(bench.time.now(), 'containerd://c1')));
    await bench.start();
    assert.equal((await bench.only()).log.status, 'pending');
    await bench.restart(() => {
      source.answerLog = () => ({ status: 'captured', text: 'late\n', truncated: false });
    });
    assert.equal((await bench.only()).log.status, 'captured');
  });

  it('tries a log again and again, ever later, then says why there is none', async () => {
    source.answerLog = () => ({ status: 'failed', detail: 'kubelet timed out', retryAfterMs: 2000 });
    source.objects.pods.push(samplePod(undefined, oom(bench.time.now(), 'containerd://c1')));
    await bench.start();
    assert.equal(source.logRequests.length, 1);
    for (const [wait, tries] of [
      [1000, 1],
      [1000, 2],
      [8000, 3],
      [30_000, 4],
      [600_000, 4],
    ] as const) {
      await bench.time.pass(wait);
      assert.equal(source.logRequests.length, tries);
    }
    const { log } = await bench.only();
    assert.deepEqual([log.status, log.detail], ['failed', 'kubelet timed out']);
    assert.deepEqual(bench.service.health().logs.causes, [{ cause: 'unreachable', count: 1 }]);
  });

  it('does not try again what can not be mended by trying', async () => {
    source.answerLog = () => ({ status: 'failed', detail: 'forbidden', retryAfterMs: null });
    source.objects.pods.push(samplePod(undefined, oom(bench.time.now(), 'containerd://c1')));
    await bench.start();
    await bench.time.pass(60_000);
    assert.equal(source.logRequests.length, 1);
    assert.equal((await bench.only()).log.status, 'failed');
  });

  it('does not take the log of a later instance for the one that broke', async () => {
    const later = { ...oom(bench.time.now(), ''), restartCount: 3, lastState: null };
    await bench.start();
    source.put('pods', samplePod(undefined, oom(bench.time.now(), 'containerd://c1')));
    source.put('pods', samplePod(undefined, later));
    await settle();
    const { log } = await bench.only();
    assert.equal(log.status, 'gone');
    assert.deepEqual(bench.service.health().logs.causes, [{ cause: 'restarted', count: 1 }]);
    assert.equal(source.logRequests.length, 0);
  });

  it('counts logs it has no room for', async () => {
    source.answerLog = () => new Promise(() => undefined);
    for (let index = 0; index < 5; index += 1) {
      const uid = `uid-${index}`;
      const own = { ...samplePod().metadata, uid, name: `pod-${index}`, owner: null };
      source.objects.pods.push(samplePod(undefined, oom(bench.time.now(), `containerd://${index}`), { metadata: own }));
    }
    await bench.start();
    const { queued, dropped } = bench.service.health().logs;
    assert.equal(queued + dropped, 5);
    assert.ok(dropped >= 2);
    assert.equal((await bench.list()).filter(({ log }) => log.status === 'dropped').length, dropped);
  });

  it('holds what it can not store and stores it later', async () => {
    await bench.start();
    const record = bench.store.record.bind(bench.store);
    bench.store.record = () => Promise.reject(new Error('disk full'));
    source.put('pods', samplePod(undefined, oom(bench.time.now(), 'containerd://c1')));
    await settle();
    assert.deepEqual(await bench.list(), []);
    bench.store.record = record;
    await bench.time.pass(1000);
    assert.equal((await bench.only()).occurrences, 1);
  });

  it('goes on after an object it does not understand', async () => {
    await bench.start();
    source.put('pods', { ...samplePod('bad'), containers: undefined as unknown as [] });
    source.put('pods', samplePod(undefined, { ...oom(NaN, 'containerd://x') }));
    source.put('pods', samplePod('good-5d4-a', oom(bench.time.now(), 'containerd://y')));
    await settle();
    assert.equal((await bench.only()).pod, 'good-5d4-a');
  });
});
