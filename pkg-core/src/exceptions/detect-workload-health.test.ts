import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { projections } from '../kubernetes/projections.ts';
import { detectWorkloadHealth, type HealthKind } from './detect-workload-health.ts';
import { iso, t0 } from './test-pods.ts';

const object = <Kind extends HealthKind>(kind: Kind, spec: object, status: object, generation = 1) => {
  const projected = projections[kind].project({
    metadata: { uid: 'u', name: 'web', namespace: 'shop', generation },
    spec,
    status,
  });
  assert.ok(projected);
  return projected;
};
const all = { replicas: 3, availableReplicas: 3, updatedReplicas: 3, readyReplicas: 3, observedGeneration: 1 };
const every = { desiredNumberScheduled: 2, numberAvailable: 2 };

describe('a workload as a whole', () => {
  const three = { replicas: 3 };
  const cases: Array<[string, HealthKind, object, object, boolean]> = [
    ['all replicas available', 'deployments', three, all, true],
    ['one not available', 'deployments', three, { ...all, availableReplicas: 2 }, false],
    ['a rollout under way', 'deployments', three, { ...all, updatedReplicas: 1 }, false],
    ['old pods still there', 'deployments', three, { ...all, replicas: 4 }, false],
    ['a status of the generation before', 'deployments', three, { ...all, observedGeneration: 0 }, false],
    ['nothing wanted', 'deployments', { replicas: 0 }, { observedGeneration: 1 }, true],
    ['no status', 'deployments', three, {}, false],
    ['all ready', 'statefulsets', three, all, true],
    ['one not ready', 'statefulsets', three, { ...all, readyReplicas: 2 }, false],
    ['on every node', 'daemonsets', {}, every, true],
    ['not on every node', 'daemonsets', {}, { ...every, numberAvailable: 1 }, false],
    ['a run that succeeded', 'cronjobs', {}, { lastSuccessfulTime: iso(-5) }, true],
    ['no run that succeeded', 'cronjobs', {}, {}, false],
  ];
  for (const [name, kind, spec, status, isWell] of cases) {
    it(`${kind}: ${name} is ${isWell ? 'well' : 'no recovery'}`, () => {
      assert.equal(detectWorkloadHealth(kind, undefined, object(kind, spec, status), t0).length, isWell ? 1 : 0);
    });
  }

  it('ends what no pod can end, of this workload, now', () => {
    const containers = [{ name: 'app', resources: { limits: { 'nvidia.com/gpu': '1' } } }];
    const spec = { replicas: 3, template: { spec: { containers } } };
    const [recovery] = detectWorkloadHealth('deployments', undefined, object('deployments', spec, all), t0);
    assert.deepEqual(recovery?.workload, { kind: 'Deployment', namespace: 'shop', name: 'web' });
    assert.equal(recovery?.at, t0);
    const expected = ['Evicted', 'NodeLost', 'Preempted', 'NodeShutdown', 'UnexpectedAdmissionError', 'FailedCreate'];
    for (const reason of [...expected, 'OutOfcpu', 'OutOfmemory', 'OutOfpods', 'OutOfnvidia.com/gpu']) {
      assert.ok(recovery?.reasons.includes(reason), reason);
    }
    assert.ok(!recovery?.reasons.includes('CrashLoopBackOff'));
  });
  it('ends failed Jobs of a CronJob at the moment a later one succeeded', () => {
    const cronJob = object('cronjobs', {}, { lastSuccessfulTime: iso(-5) });
    const [recovery] = detectWorkloadHealth('cronjobs', object('cronjobs', {}, {}), cronJob, t0);
    assert.deepEqual([recovery?.reasons, recovery?.at], [['JobFailed'], t0 - 5000]);
  });
  it('says so with each change of its status, and not otherwise', () => {
    const well = () => object('deployments', three, all);
    assert.deepEqual(detectWorkloadHealth('deployments', well(), well(), t0), []);
    const before = object('deployments', three, { ...all, availableReplicas: 2 });
    assert.equal(detectWorkloadHealth('deployments', before, well(), t0).length, 1);
  });
});
