import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterEvent } from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { projectPod } from '../kubernetes/project-pod.ts';
import { withEachReplaced } from '../kubernetes/testing/with-each-replaced.ts';
import { detectExceptions } from './detect-exceptions.ts';
import { ended, eventOf, iso, podWith, running, t0, waiting } from './test-pods.ts';
import { calm, first, toldWithCode, crash } from './testing/test-detection.ts';

const backOff = eventOf('BackOff', 'Back-off restarting failed container app in pod web-0', -60);

describe('what a pod tells at first sight', () => {
  const cases: Array<[string, Pod, ClusterEvent[], string[]]> = [
    ['a running container', podWith({ ready: true, state: running(-600) }), [], []],
    ['a crash', podWith({ restartCount: 1, state: running(-20), lastState: crash }), [], ['app Error 1']],
    [
      'a crash without a reason',
      podWith({ restartCount: 1, state: running(-20), lastState: ended('i1', 3, -30, '') }),
      [],
      ['app Error 3'],
    ],
    [
      'an exit code that is missing',
      podWith({ restartCount: 1, state: running(-20), lastState: { terminated: { reason: 'Error' } } }),
      [],
      ['app Error null'],
    ],
    [
      'back-off after a failure',
      podWith({ restartCount: 4, state: waiting('CrashLoopBackOff'), lastState: crash }),
      [],
      ['app CrashLoopBackOff 1'],
    ],
    [
      'back-off after success',
      podWith({ restartCount: 4, state: waiting('CrashLoopBackOff'), lastState: ended('i', 0, -30) }),
      [],
      ['app CrashLoopBackOff 0'],
    ],
    [
      'back-off after running out of memory',
      podWith({ restartCount: 4, state: waiting('CrashLoopBackOff'), lastState: ended('i', 137, -30, 'OOMKilled') }),
      [],
      ['app OOMKilled 137'],
    ],
    ['back-off and nothing more', podWith({ state: waiting('CrashLoopBackOff') }), [], ['app CrashLoopBackOff null']],
    [
      'a crash looping container between two crashes',
      podWith({ restartCount: 4, state: running(-20), lastState: crash }),
      [backOff],
      ['app CrashLoopBackOff 1'],
    ],
    [
      'a crash long after the last back-off',
      podWith({ restartCount: 4, state: running(-20), lastState: crash }),
      [eventOf('BackOff', 'Back-off restarting failed container app in pod web-0', -3000)],
      ['app Error 1'],
    ],
    [
      'two instances that ended',
      podWith({ restartCount: 1, state: ended('i2', 2, -5), lastState: crash }),
      [],
      ['app Error 1', 'app Error 2'],
    ],
    ['a failing pull', podWith({ state: waiting('ErrImagePull', 'not found') }), [], ['app ImagePullBackOff null']],
    ['a pull in back-off', podWith({ state: waiting('ImagePullBackOff') }), [], ['app ImagePullBackOff null']],
    [
      'a missing ConfigMap',
      podWith({ state: waiting('CreateContainerConfigError') }),
      [],
      ['app CreateContainerConfigError null'],
    ],
    ['a reason of tomorrow', podWith({ state: waiting('QuantumError') }), [], ['app QuantumError null']],
    [
      'a start that fails again',
      podWith({ restartCount: 3, state: waiting('RunContainerError'), lastState: ended('i', 128, -30, 'StartError') }),
      [backOff],
      ['app CrashLoopBackOff 128'],
    ],
    [
      'a status the kubelet lost',
      podWith({ restartCount: 1, state: running(-20), lastState: ended('i', 137, -30, 'ContainerStatusUnknown') }),
      [],
      ['app ContainerStatusUnknown 137'],
    ],
    ['a pod without any status', podWith(null, { status: { phase: undefined } }), [], []],
  ];
  for (const [name, pod, events, expected] of cases) {
    it(name, () => assert.deepEqual(toldWithCode(pod, { events }), expected));
  }

  it('gives true times, the instance, and which log holds it', () => {
    const [older, newer] = first(podWith({ restartCount: 1, state: ended('i2', 2, -5), lastState: crash })).exceptions;
    assert.deepEqual([older?.at, newer?.at], [t0 - 30_000, t0 - 5_000]);
    assert.deepEqual([older?.containerId, newer?.containerId], ['containerd://i1', 'containerd://i2']);
    assert.deepEqual([older?.log, newer?.log], ['previous', 'current']);
    assert.notEqual(older?.fingerprint, newer?.fingerprint);
  });
  it('finds the log of a container in back-off as the current one, and none for one that never ran', () => {
    const looping = podWith({ restartCount: 4, state: waiting('CrashLoopBackOff'), lastState: crash });
    assert.equal(first(looping).exceptions[0]?.log, 'current');
    assert.equal(first(podWith({ state: waiting('ImagePullBackOff') })).exceptions[0]?.log, 'none');
  });
  it('says why a pull backs off, from the event', () => {
    const pod = podWith({ state: waiting('ImagePullBackOff', 'Back-off pulling image "shop/app:1"') });
    const events = [eventOf('Failed', 'Failed to pull image "shop/app:1": manifest unknown', -10)];
    assert.match(first(pod, { events }).exceptions[0]?.message ?? '', /manifest unknown/);
  });
});

describe('from one state to the next', () => {
  const healthy = () => podWith({ ready: true, state: running(-600) });
  const died = () => podWith({ restartCount: 0, state: crash });
  const restarted = () => podWith({ restartCount: 1, state: running(-29), lastState: crash });
  const step = (previous: Pod, pod: Pod, now = t0, context = calm) => detectExceptions(previous, pod, now, context);

  it('tells a crash once, however often the pod changes afterwards', () => {
    assert.equal(step(healthy(), died()).exceptions.length, 1);
    assert.deepEqual(step(died(), restarted()).exceptions, []);
    assert.deepEqual(step(restarted(), restarted()).exceptions, []);
  });
  it('tells a crash whose end was never seen', () => {
    assert.equal(step(healthy(), restarted()).exceptions[0]?.reason, 'Error');
  });
  it('tells a pod of another uid from the beginning', () => {
    const other = podWith({ restartCount: 1, state: running(-29), lastState: crash }, { metadata: { uid: 'pod-2' } });
    assert.equal(step(restarted(), other).exceptions.length, 1);
  });

  it('waits for what the kubelet does after a second crash, so that one crash is one incident', () => {
    const second = podWith({ restartCount: 1, state: ended('i2', 1, -1), lastState: crash });
    const held = step(restarted(), second);
    assert.deepEqual(held.exceptions, []);
    assert.equal(held.lookAgainAt, t0 + 3_000);
    const backedOff = podWith({ restartCount: 1, state: waiting('CrashLoopBackOff'), lastState: ended('i2', 1, -1) });
    assert.deepEqual(
      step(second, backedOff).exceptions.map(({ reason }) => reason),
      ['CrashLoopBackOff']
    );
    const again = podWith({ restartCount: 2, state: running(0), lastState: ended('i2', 1, -1) });
    assert.deepEqual(
      step(second, again).exceptions.map(({ reason }) => reason),
      ['Error']
    );
  });
  it('tells what it held back when it looks again and nothing changed', () => {
    const second = podWith({ restartCount: 1, state: ended('i2', 1, -1), lastState: crash });
    assert.ok(
      step(second, second, t0 + 3_000).exceptions.some(({ exitCode, at }) => exitCode === 1 && at === t0 - 1_000)
    );
  });
  it('waits for the event of a probe after SIGKILL, and takes it when it comes', () => {
    const spec = { containers: [{ name: 'app', livenessProbe: { tcpSocket: { port: 1 } } }] };
    const before = podWith({ ready: true, state: running(-600) }, { spec });
    const killed = podWith({ restartCount: 1, state: running(0), lastState: ended('i1', 137, -1) }, { spec });
    assert.deepEqual(step(before, killed).exceptions, []);
    const events = [eventOf('Killing', 'Container app failed liveness probe, will be restarted', -31, 'Normal')];
    const later = podWith(
      { ready: true, restartCount: 1, state: running(0), lastState: ended('i1', 137, -1) },
      { spec }
    );
    assert.deepEqual(
      step(killed, later, t0, { events }).exceptions.map(({ reason }) => reason),
      ['LivenessKilled']
    );
    assert.deepEqual(
      step(killed, killed, t0 + 3_000).exceptions.map(({ reason }) => reason),
      ['Error']
    );
  });
  it('takes ErrImagePull and ImagePullBackOff for one trouble', () => {
    const pulls = podWith({ state: waiting('ErrImagePull') });
    const backsOff = podWith({ state: waiting('ImagePullBackOff') });
    assert.equal(first(pulls).exceptions[0]?.fingerprint, first(backsOff).exceptions[0]?.fingerprint);
    assert.deepEqual(step(pulls, backsOff).exceptions, []);
  });
  it('counts a start left out once', () => {
    const creating = () => podWith({ state: waiting('ContainerCreating') }, { status: { startTime: iso(-10) } });
    assert.deepEqual(step(creating(), creating()).ignored, []);
  });
});

it('no missing field makes it fail, or invent an exception', () => {
  const status = { name: 'app', restartCount: 2, ready: false, state: waiting('CrashLoopBackOff'), lastState: crash };
  const raw = {
    metadata: { uid: 'u', name: 'n', namespace: 'shop', resourceVersion: '1', creationTimestamp: iso(-60) },
    spec: { nodeName: 'node-1', restartPolicy: 'Always', containers: [{ name: 'app', image: 'a' }] },
    status: { phase: 'Running', startTime: iso(-60), containerStatuses: [status], conditions: [{ type: 'Ready' }] },
  };
  for (const variant of [...withEachReplaced(raw, undefined), ...withEachReplaced(raw, null)]) {
    const pod = projectPod(variant);
    if (pod) {
      const detection = first(pod);
      assert.ok(detection.exceptions.length <= 1, JSON.stringify(variant));
      detectExceptions(pod, pod, t0, calm);
      detectExceptions(
        podWith({ ready: true, state: running(-5) }),
        { ...pod, metadata: { ...pod.metadata, uid: 'pod-1' } },
        t0,
        calm
      );
    }
  }
});

it('counts the restarts before the instance that broke, whenever it is looked at', () => {
  const atOnce = podWith({ restartCount: 6, state: crash });
  const backingOff = podWith({ restartCount: 6, state: waiting('CrashLoopBackOff'), lastState: crash });
  const afterwards = podWith({ restartCount: 7, state: running(-20), lastState: crash });
  const counts = [atOnce, backingOff, afterwards].map((pod) => first(pod).exceptions[0]?.restartCount);
  assert.deepEqual(counts, [6, 6, 6]);
});
