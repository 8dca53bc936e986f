import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Deployment } from '../kubernetes/objects.ts';
import { projections } from '../kubernetes/projections.ts';
import { detectDeployment } from './detect-deployment.ts';
import { describeReason } from './reasons/describe-reason.ts';
import { iso, t0 } from './test-pods.ts';

const progressing = (status: string, reason: string, at = -60) => ({
  ...{ type: 'Progressing', status, reason, message: 'ReplicaSet "web-2" has timed out progressing.' },
  lastTransitionTime: iso(at),
});
const stuck = progressing('False', 'ProgressDeadlineExceeded');
const deployment = (conditions: unknown, annotations: object = {}): Deployment =>
  projections.deployments.project({
    metadata: { uid: 'd', name: 'web', namespace: 'shop', annotations },
    spec: { replicas: 2 },
    status: { conditions },
  }) ?? assert.fail();

describe('a rollout that is stuck', () => {
  it('is told of the workload, since its condition changed, with words to go by', () => {
    const { exceptions, recoveries } = detectDeployment(undefined, deployment([stuck]), t0);
    assert.deepEqual(
      exceptions.map(({ container, reason, severity, at, message }) => [container, reason, severity, at, message]),
      [[null, 'ProgressDeadlineExceeded', 'high', t0 - 60_000, stuck.message]]
    );
    assert.deepEqual(recoveries, []);
    const { explanation, nextStep } = describeReason('ProgressDeadlineExceeded');
    assert.match(explanation.en + nextStep.en, /deadline.*roll back/s);
    assert.match(explanation.zh + nextStep.zh, /期限.*回滚/s);
  });

  it('is one however often it is looked at, and another one after the next rollout', () => {
    const first = detectDeployment(undefined, deployment([stuck]), t0).exceptions[0];
    const again = detectDeployment(deployment([stuck]), deployment([stuck]), t0 + 9000).exceptions[0];
    assert.equal(again?.fingerprint, first?.fingerprint);
    const later = deployment([progressing('False', 'ProgressDeadlineExceeded', 700)]);
    assert.notEqual(detectDeployment(undefined, later, t0).exceptions[0]?.fingerprint, first?.fingerprint);
  });

  const well: Array<[string, unknown]> = [
    ['that goes on again', [progressing('True', 'ReplicaSetUpdated')]],
    ['that is complete', [progressing('True', 'NewReplicaSetAvailable')]],
    ['that was paused', [progressing('Unknown', 'DeploymentPaused')]],
    ['that could not make its ReplicaSet', [progressing('False', 'ReplicaSetCreateError')]],
    ['without conditions', undefined],
    ['with conditions nobody can read', ['nonsense', null, { type: 'Progressing' }]],
  ];
  for (const [name, conditions] of well) {
    it(`recovers as one ${name}`, () => {
      const detection = detectDeployment(deployment([stuck]), deployment(conditions), t0);
      assert.deepEqual(
        [detection.exceptions, detection.recoveries],
        [[], [{ container: null, state: 'recovered', at: t0 }]]
      );
      assert.equal(detectDeployment(deployment(conditions), deployment(conditions), t0).recoveries.length, 0);
      assert.equal(detectDeployment(undefined, deployment(conditions), t0).recoveries.length, 1);
    });
  }

  it('is counted and not told where annotations say so', () => {
    const muted = detectDeployment(undefined, deployment([stuck], { 'vigil.io/mute': 'true' }), t0);
    assert.deepEqual([muted.exceptions.length, muted.ignored[0]?.rule], [0, 'muted']);
    assert.ok((muted.lookAgainAt ?? 0) > t0);
    const namespace = { ...deployment([]).metadata, annotations: { 'vigil.io/ignore': 'ProgressDeadlineExceeded' } };
    const ignored = detectDeployment(undefined, deployment([stuck]), t0, namespace);
    assert.deepEqual([ignored.exceptions.length, ignored.ignored[0]?.rule], [0, 'ignored-by-annotation']);
  });

  it('and annotations that can not be read end each by its own', () => {
    const unreadable = { 'vigil.io/mute': 'soon' };
    const both = deployment([stuck], unreadable);
    const { exceptions } = detectDeployment(undefined, both, t0);
    assert.deepEqual(exceptions.map(({ reason }) => reason).sort(), ['InvalidAnnotation', 'ProgressDeadlineExceeded']);
    const free = detectDeployment(both, deployment([], unreadable), t0);
    assert.deepEqual(
      [free.recoveries.length, free.workloadRecoveries?.[0]?.reasons],
      [0, ['ProgressDeadlineExceeded']]
    );
    const read = detectDeployment(both, deployment([stuck]), t0);
    assert.deepEqual([read.recoveries.length, read.workloadRecoveries?.[0]?.reasons], [0, ['InvalidAnnotation']]);
    assert.equal(detectDeployment(both, deployment([]), t0).recoveries.length, 1);
  });
});
