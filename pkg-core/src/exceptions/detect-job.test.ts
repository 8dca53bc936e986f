import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Job } from '../kubernetes/objects.ts';
import { projectJob } from '../kubernetes/project-job.ts';
import { detectJob, jobWorkload } from './detect-job.ts';
import { ended, iso, podWith, running, t0 } from './test-pods.ts';

const jobWith = (condition?: string, owner?: string) =>
  projectJob({
    metadata: {
      ...{ uid: 'j1', name: 'nightly-1', namespace: 'shop' },
      ownerReferences: owner ? [{ kind: 'CronJob', name: owner, controller: true }] : [],
    },
    status: {
      conditions: condition
        ? [
            {
              type: condition,
              status: 'True',
              reason: 'BackoffLimitExceeded',
              message: 'gave up',
              lastTransitionTime: iso(-9),
            },
          ]
        : [],
    },
  }) as Job;

it('a Job that failed is told once, with the container that failed last', () => {
  const pods = [
    podWith({ state: ended('i1', 1, -60) }, { metadata: { name: 'first' } }),
    podWith({ state: ended('i2', 137, -20, 'OOMKilled') }, { metadata: { name: 'last' } }),
    podWith({ state: running(-10) }, { metadata: { name: 'running' } }),
  ];
  const { exceptions, pod } = detectJob(jobWith(), jobWith('Failed'), t0, pods);
  assert.equal(pod?.metadata.name, 'last');
  const [exception] = exceptions;
  assert.deepEqual(
    [exception?.reason, exception?.container, exception?.exitCode, exception?.log, exception?.at],
    ['JobFailed', 'app', 137, 'current', t0 - 9000]
  );
  assert.equal(exception?.message, 'gave up\nOOMKilled');
  assert.deepEqual(detectJob(jobWith('Failed'), jobWith('Failed'), t0, pods).exceptions, []);
});
it('a Job without pods is told at the second look: they may be listed later', () => {
  const first = detectJob(undefined, jobWith('Failed'), t0, []);
  assert.deepEqual([first.exceptions, first.lookAgainAt], [[], t0 + 10_000]);
  const job = jobWith('Failed');
  const second = detectJob(job, job, t0, [podWith({ state: ended('i1', 1, -60) })]);
  assert.deepEqual([second.exceptions[0]?.container, second.lookAgainAt], ['app', null]);
});
it('a Job whose pods are gone is told without a container', () => {
  const job = jobWith('Failed');
  const { exceptions, pod } = detectJob(job, job, t0, []);
  assert.deepEqual([exceptions[0]?.container, exceptions[0]?.log, pod], [null, 'none', null]);
});
it('a Job that runs or completed is no trouble', () => {
  assert.deepEqual(detectJob(undefined, jobWith(), t0, []).exceptions, []);
  assert.deepEqual(detectJob(undefined, jobWith('Complete'), t0, []).exceptions, []);
});
it('belongs to its CronJob, if it has one', () => {
  assert.deepEqual(jobWorkload(jobWith('Failed', 'nightly')), { kind: 'CronJob', namespace: 'shop', name: 'nightly' });
  assert.deepEqual(jobWorkload(jobWith('Failed')), { kind: 'Job', namespace: 'shop', name: 'nightly-1' });
});
it('a Job can be muted, by its own annotation, its CronJob’s or its namespace’s', () => {
  const above = { ...podWith(null).metadata, annotations: { 'vigil.io/mute': iso(60) } };
  const job = jobWith('Failed', 'nightly');
  for (const owners of [{ workload: above }, { namespace: above }]) {
    const { exceptions, ignored, lookAgainAt } = detectJob(job, job, t0, [], undefined, owners);
    assert.deepEqual([exceptions, ignored[0]?.rule, lookAgainAt], [[], 'muted', t0 + 60_000]);
    assert.equal(detectJob(job, job, t0 + 60_000, [], undefined, owners).exceptions.length, 1);
  }
});
