import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pod } from '../kubernetes/pod.ts';
import { detectExceptions } from './detect-exceptions.ts';
import { ended, podWith, running, t0, waiting } from './test-pods.ts';
import { calm, crash } from './testing/test-detection.ts';

describe('recovery', () => {
  const recovered = (previous: Pod | undefined, pod: Pod, now = t0) =>
    detectExceptions(previous, pod, now, calm).recoveries.map(({ container }) => container);
  const pulls = podWith({ state: waiting('ImagePullBackOff') });

  it('of a container that runs and is ready', () => {
    assert.deepEqual(recovered(pulls, podWith({ ready: true, state: running(0) })), ['app']);
  });
  it('of one that is not ready once it has run for a minute', () => {
    const pod = podWith({ state: running(-10) });
    const detection = detectExceptions(pulls, pod, t0, calm);
    assert.deepEqual(detection.recoveries, []);
    assert.equal(detection.lookAgainAt, t0 + 50_000);
    assert.ok(recovered(pod, pod, t0 + 50_000).includes('app'));
  });
  it('not of one that flaps: ten minutes after its latest restart', () => {
    const pod = podWith({ restartCount: 7, ready: true, state: running(-30), lastState: crash });
    const detection = detectExceptions(pulls, pod, t0, calm);
    assert.deepEqual(detection.recoveries, []);
    assert.equal(detection.lookAgainAt, t0 + 570_000);
    assert.ok(recovered(pod, pod, t0 + 570_000).includes('app'));
  });
  it('not of one in trouble, nor of a main container that ended', () => {
    assert.deepEqual(recovered(undefined, podWith({ state: waiting('CrashLoopBackOff') })).includes('app'), false);
    assert.deepEqual(recovered(undefined, podWith({ state: ended('i', 0, -5) })).includes('app'), false);
  });
  it('is told once', () => {
    const well = () => podWith({ ready: true, state: running(-600) });
    assert.deepEqual(recovered(undefined, well()), ['app', null]);
    assert.deepEqual(recovered(well(), well()), []);
  });
  it('of the pod as a whole when it is scheduled or ready again, never while it is evicted', () => {
    const conditions = [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }];
    const unscheduled = podWith(null, { spec: { nodeName: undefined }, status: { conditions } });
    assert.ok(recovered(unscheduled, podWith(null)).includes(null));
    assert.deepEqual(recovered(unscheduled, podWith(null, { status: { phase: 'Failed', reason: 'Evicted' } })), []);
  });
});
