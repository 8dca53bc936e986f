import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Job, Node } from '@vigil/core/kubernetes/objects';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { settle } from './manual-time.ts';
import { RecordingBench } from './recording-bench.ts';
import { samplePod, terminated } from './sample-pod.ts';

const metadata = (uid: string, name: string, namespace = 'shop') => ({
  ...{ uid, name, namespace, resourceVersion: '1', labels: {}, annotations: {}, createdAt: 0, deletedAt: null },
  owner: null,
});

describe('recording of Jobs and nodes', () => {
  let source: FakeClusterSource;
  let bench: RecordingBench;
  beforeEach(() => {
    source = new FakeClusterSource();
    bench = new RecordingBench([source]);
  });
  afterEach(() => bench.close());

  it('reports a failed Job with the log of its pod, until the Job is deleted', async () => {
    const job: Job = {
      metadata: metadata('uid-job', 'report-1'),
      ...{ completions: 1, backoffLimit: 0, ttlSecondsAfterFinished: null },
      status: { active: 0, succeeded: 0, failed: 1, startedAt: 0, completedAt: null },
      conditions: [],
    };
    const owner = { kind: 'Job', name: 'report-1', uid: 'uid-job', apiVersion: 'batch/v1' };
    const state = terminated(bench.time.now(), 3, 'Error', 'containerd://j1');
    source.objects.jobs.push(job);
    await bench.start();
    const pod = samplePod(
      'report-1-x',
      { state, containerId: 'containerd://j1' },
      { phase: 'Failed', metadata: { ...metadata('uid-report-pod', 'report-1-x'), owner } }
    );
    source.put('pods', pod);
    const failed: Job = {
      ...job,
      conditions: [
        {
          type: 'Failed',
          status: 'True',
          reason: 'BackoffLimitExceeded',
          message: 'too often',
          changedAt: bench.time.now(),
        },
      ],
    };
    source.put('jobs', failed);
    await settle();
    const incident = await bench.only();
    assert.deepEqual(
      [incident.reason, incident.container, incident.exitCode, incident.log.status, incident.workload.kind],
      ['JobFailed', 'app', 3, 'captured', 'Job']
    );
    assert.deepEqual(await bench.store.ignored(), [{ rule: 'job-retry', count: 1 }]);
    source.remove('pods', pod);
    await settle();
    assert.equal((await bench.only()).state, 'open');
    source.remove('jobs', failed);
    await settle();
    assert.equal((await bench.only()).state, 'gone');
  });

  it('leaves out a failed Job that an annotation of its CronJob mutes', async () => {
    const owner = { kind: 'CronJob', name: 'report', uid: 'uid-cron', apiVersion: 'batch/v1' };
    const failed: Job = {
      metadata: { ...metadata('uid-job', 'report-1'), owner },
      ...{ completions: 1, backoffLimit: 0, ttlSecondsAfterFinished: null },
      status: { active: 0, succeeded: 0, failed: 1, startedAt: 0, completedAt: null },
      conditions: [{ type: 'Failed', status: 'True', reason: 'DeadlineExceeded', message: '', changedAt: 1 }],
    };
    await bench.start();
    source.put('cronjobs', {
      metadata: { ...metadata('uid-cron', 'report'), annotations: { 'vigil.io/mute': 'true' } },
      ...{ schedule: '@daily', suspended: false, concurrencyPolicy: 'Forbid' },
      status: { lastScheduledAt: null, lastSucceededAt: null },
    });
    source.put('jobs', failed);
    await settle();
    await bench.time.pass(10_000);
    assert.deepEqual(await bench.list(), []);
    assert.deepEqual(await bench.store.ignored(), [{ rule: 'muted', count: 1 }]);
  });

  it('reports a node after its grace period, and that it is well again', async () => {
    await bench.start();
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
      conditions: [
        { type: 'Ready', status, reason: 'NodeStatusUnknown', message: 'silent', changedAt: bench.time.now() },
      ],
    });
    source.put('nodes', node('True'));
    source.put('nodes', node('Unknown'));
    await settle();
    assert.deepEqual(await bench.list(), []);
    await bench.time.pass(41_000);
    assert.deepEqual([(await bench.only()).reason, (await bench.only()).node], ['NodeNotReady', 'node-1']);
    source.put('nodes', node('True'));
    await settle();
    assert.equal((await bench.only()).state, 'recovered');
  });
});
