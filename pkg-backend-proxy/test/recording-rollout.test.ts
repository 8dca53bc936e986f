import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Deployment } from '@vigil/core/kubernetes/objects';
import { projections } from '@vigil/core/kubernetes/projections';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { settle } from './manual-time.ts';
import { RecordingBench } from './recording-bench.ts';

const deployment = (version: number, status: string, reason: string, changedAt: number): Deployment =>
  projections.deployments.project({
    metadata: { uid: 'd', name: 'web', namespace: 'shop', resourceVersion: String(version) },
    spec: { replicas: 2 },
    status: {
      conditions: [
        { type: 'Progressing', status, reason, message: 'm', lastTransitionTime: new Date(changedAt).toISOString() },
      ],
    },
  }) ?? assert.fail();

describe('a rollout that is stuck', () => {
  let source: FakeClusterSource;
  let bench: RecordingBench;
  beforeEach(async () => {
    source = new FakeClusterSource();
    bench = new RecordingBench([source]);
    await bench.start();
  });
  afterEach(() => bench.close());
  const stuck = (version: number, at: number) => deployment(version, 'False', 'ProgressDeadlineExceeded', at);
  const goesOn = (version: number, at: number) => deployment(version, 'True', 'ReplicaSetUpdated', at);
  const told = async () => {
    const { reason, state, occurrences, workload } = await bench.only();
    return [reason, workload.kind, workload.name, state, occurrences];
  };
  const now = () => Math.floor(bench.time.now() / 1000) * 1000;

  it('is an incident of the Deployment until it goes on, and the same one the next time', async () => {
    source.put('deployments', stuck(1, now()));
    source.put('deployments', { ...stuck(2, now()), replicas: 3 });
    await settle();
    assert.deepEqual(await told(), ['ProgressDeadlineExceeded', 'Deployment', 'web', 'open', 1]);
    await bench.time.pass(30_000);
    source.put('deployments', goesOn(3, now()));
    await settle();
    assert.equal((await told())[3], 'recovered');
    await bench.time.pass(30_000);
    source.put('deployments', stuck(4, now()));
    await settle();
    assert.deepEqual((await told()).slice(3), ['open', 2]);
    source.remove('deployments', stuck(4, now()));
    await settle();
    assert.equal((await told())[3], 'gone');
  });

  it('is neither repeated nor forgotten by a restart, and ends when it went on while nobody watched', async () => {
    source.put('deployments', stuck(1, now()));
    await settle();
    await bench.restart();
    assert.deepEqual((await told()).slice(3), ['open', 1]);
    source.missing = { deployments: 'forbidden' };
    const [kept] = source.objects.deployments;
    await bench.restart(() => source.objects.deployments.splice(0));
    assert.equal((await told())[3], 'open', 'what may not be listed is not gone');
    source.missing = {};
    await bench.restart(() => {
      bench.time.time += 60_000;
      source.objects.deployments.push({ ...(kept ?? assert.fail()), ...goesOn(9, now()) });
    });
    assert.equal((await told())[3], 'recovered');
  });
});
