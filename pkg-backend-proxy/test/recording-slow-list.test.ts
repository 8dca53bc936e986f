import assert from 'node:assert/strict';
import { it } from 'node:test';
import { projections } from '@vigil/core/kubernetes/projections';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { settle } from './manual-time.ts';
import { RecordingBench } from './recording-bench.ts';
import { samplePod, terminated } from './sample-pod.ts';

it('a failed Job waits for its pod as long as the first list of pods takes', async () => {
  const source = new FakeClusterSource();
  const bench = new RecordingBench([source]);
  try {
    source.isReady = false;
    await bench.start();
    const job = projections.jobs.project({
      metadata: { uid: 'uid-job', name: 'report-1', namespace: 'shop' },
      status: { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] },
    });
    source.put('jobs', job ?? assert.fail());
    await bench.time.pass(10_000);
    await bench.time.pass(10_000);
    assert.deepEqual(await bench.list(), []);
    const pod = samplePod('report-1-x', { state: terminated(bench.time.now(), 3, 'Error', 'containerd://j1') });
    const owner = { kind: 'Job', name: 'report-1', uid: 'uid-job', apiVersion: 'batch/v1' };
    source.put('pods', { ...pod, phase: 'Failed', metadata: { ...pod.metadata, owner } });
    source.isReady = true;
    await bench.time.pass(10_000);
    await settle();
    const incident = await bench.only();
    assert.deepEqual([incident.reason, incident.container, incident.exitCode], ['JobFailed', 'app', 3]);
  } finally {
    await bench.close();
  }
});
