import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterEvent, Job } from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { projectJob } from '../kubernetes/project-job.ts';
import { projectPod } from '../kubernetes/project-pod.ts';
import type { DetectionContext } from './detection-context.ts';
import { detectExceptions } from './detect-exceptions.ts';
import { ended, eventOf, iso, podWith, running, t0, waiting } from './test-pods.ts';

const calm: DetectionContext = { events: [] };
const first = (pod: Pod, context: DetectionContext = calm, now = t0) => detectExceptions(undefined, pod, now, context);
const told = (pod: Pod, context: DetectionContext = calm) =>
  first(pod, context).exceptions.map(({ container, reason, exitCode }) => `${container} ${reason} ${exitCode}`);
const left = (pod: Pod, context: DetectionContext = calm) => first(pod, context).ignored.map(({ rule }) => rule);
const backOff = eventOf('BackOff', 'Back-off restarting failed container app in pod web-0', -60);
const crash = ended('i1', 1, -30);
const job = projectJob({ metadata: { uid: 'j', name: 'j' } }) as Job;

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
    it(name, () => assert.deepEqual(told(pod, { events }), expected));
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

describe('what ended a container', () => {
  const killedBy = (message: string, reason: string, at: number, exitCode = 137) =>
    told(podWith({ restartCount: 1, state: running(-20), lastState: ended('i', exitCode, -30) }), {
      events: [eventOf(reason, message, at, 'Normal')],
    });
  const probe = 'Container app failed liveness probe, will be restarted';
  const cases: Array<[string, string[], string]> = [
    ['a liveness probe', killedBy(probe, 'Killing', -60), 'LivenessKilled'],
    ['a liveness probe, whatever the exit code', killedBy(probe, 'Killing', -60, 2), 'LivenessKilled'],
    [
      'a startup probe',
      killedBy('Container app failed startup probe, will be restarted', 'Killing', -60),
      'StartupProbeFailed',
    ],
    [
      'a probe that failed, and SIGKILL',
      killedBy('Liveness probe failed: timeout', 'Unhealthy', -60),
      'LivenessKilled',
    ],
    ['its own crash after a probe failed', killedBy('Liveness probe failed: timeout', 'Unhealthy', -60, 1), 'Error'],
    ['a failing readiness probe does not kill', killedBy('Readiness probe failed: timeout', 'Unhealthy', -60), 'Error'],
    ['a probe long before does not kill', killedBy(probe, 'Killing', -600), 'Error'],
  ];
  for (const [name, exceptions, reason] of cases) {
    it(name, () => assert.equal(exceptions[0]?.split(' ')[1], reason));
  }
  it('an event about another container says nothing', () => {
    const event = eventOf('Killing', probe, -60, 'Normal');
    const other = { ...event, object: { ...event.object, fieldPath: 'spec.containers{proxy}' } };
    const pod = podWith({ restartCount: 1, state: running(-20), lastState: ended('i', 137, -30) });
    assert.deepEqual(told(pod, { events: [other] }), ['app Error 137']);
  });
});

describe('what is left out, and by which rule', () => {
  const deleting = { metadata: { deletionTimestamp: iso(20) } };
  const disruption = (reason: string) => ({ conditions: [{ type: 'DisruptionTarget', status: 'True', reason }] });
  const cases: Array<[string, Pod, DetectionContext, string[]]> = [
    [
      'success of a container',
      podWith({ state: ended('i', 0, -5) }, { spec: { restartPolicy: 'Never' } }),
      calm,
      ['completed'],
    ],
    ['SIGTERM while deleting', podWith({ state: ended('i', 143, -5) }, deleting), calm, ['graceful-stop']],
    ['SIGKILL while deleting', podWith({ state: ended('i', 137, -5) }, deleting), calm, ['deleting']],
    ['a try of a Job', podWith({ state: ended('i', 1, -5) }), { events: [], job }, ['job-retry']],
    [
      'creating',
      podWith({ state: waiting('ContainerCreating') }, { status: { startTime: iso(-10) } }),
      calm,
      ['starting'],
    ],
    ['a drain', podWith(null, { status: disruption('EvictionByEvictionAPI') }), calm, ['evicted-by-api']],
    [
      'a ReplicaSet scaled to zero',
      podWith({ state: ended('i', 1, -5) }),
      { events: [], replicaSet: { metadata: podWith(null).metadata, replicas: 0, revision: 1 } },
      ['scale-down'],
    ],
  ];
  for (const [name, pod, context, rules] of cases) {
    it(name, () => {
      assert.deepEqual(left(pod, context), rules);
      assert.deepEqual(told(pod, context), []);
    });
  }
  it('a crash before the deletion was asked for still counts', () => {
    assert.deepEqual(told(podWith({ restartCount: 1, state: ended('i', 1, -60) }, deleting)), ['app Error 1']);
  });
  it('a debugging container', () => {
    const pod = podWith(null, {
      status: { ephemeralContainerStatuses: [{ name: 'debug', state: ended('d', 130, -5) }] },
    });
    assert.deepEqual([told(pod), left(pod)], [[], ['debugging']]);
  });
  it('the containers of an evicted pod: the pod is told instead', () => {
    const pod = podWith(
      { state: ended('i', 137, -5) },
      { status: { phase: 'Failed', reason: 'Evicted', message: 'low on memory' } }
    );
    assert.deepEqual([told(pod), left(pod)], [['null Evicted null'], ['pod-failure']]);
    assert.equal(first(pod).exceptions[0]?.message, 'low on memory');
  });
});

describe('a pod as a whole', () => {
  const disruption = (reason: string) => ({ conditions: [{ type: 'DisruptionTarget', status: 'True', reason }] });
  const cases: Array<[string, object, string]> = [
    ['Shutdown', { phase: 'Failed', reason: 'Shutdown' }, 'NodeShutdown'],
    ['OutOfcpu', { phase: 'Failed', reason: 'OutOfcpu' }, 'OutOfcpu'],
    ['UnexpectedAdmissionError', { phase: 'Failed', reason: 'UnexpectedAdmissionError' }, 'UnexpectedAdmissionError'],
    ['NodeLost', { phase: 'Unknown', reason: 'NodeLost' }, 'NodeLost'],
    ['preemption', disruption('PreemptionByScheduler'), 'Preempted'],
    ['a node that went silent', disruption('DeletionByTaintManager'), 'NodeLost'],
  ];
  for (const [name, status, reason] of cases) {
    it(name, () => assert.deepEqual(told(podWith(null, { status })), [`null ${reason} null`]));
  }

  const gated: Array<[string, (since: number) => Pod, number, string]> = [
    [
      'Unschedulable',
      (since) =>
        podWith(null, {
          metadata: { creationTimestamp: iso(since) },
          spec: { nodeName: undefined },
          status: {
            conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes' }],
          },
        }),
      60,
      'null Unschedulable null',
    ],
    [
      'ContainerCreating',
      (since) => podWith({ state: waiting('ContainerCreating') }, { status: { startTime: iso(since) } }),
      300,
      'null ContainerCreating null',
    ],
    [
      'PodInitializing',
      (since) =>
        podWith(
          { state: waiting('PodInitializing') },
          { status: { initContainerStatuses: [{ name: 'wait', state: running(since) }] } }
        ),
      300,
      'wait PodInitializing null',
    ],
    [
      'ReadinessFailing',
      (since) =>
        podWith(
          { started: true, ready: false, state: running(-900) },
          { status: { conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: iso(since) }] } }
        ),
      300,
      'app ReadinessFailing null',
    ],
  ];
  for (const [name, pod, grace, expected] of gated) {
    it(`${name} counts after ${grace} s, and says when to look again`, () => {
      const early = first(pod(1 - grace));
      assert.deepEqual(early.exceptions, []);
      assert.equal(early.lookAgainAt, t0 + 1000);
      assert.equal(early.ignored.length, 1);
      assert.deepEqual(told(pod(-grace)), [expected]);
    });
  }

  it('is not blamed for readiness when its node went silent: its containers still say ready', () => {
    const status = { conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: iso(-900) }] };
    assert.deepEqual(told(podWith({ ready: true, state: running(-900) }, { status })), []);
  });
  it('is not blamed for waiting while an init container fails', () => {
    const status = {
      initContainerStatuses: [
        { name: 'migrate', restartCount: 5, state: waiting('CrashLoopBackOff'), lastState: crash },
      ],
    };
    const pod = podWith({ state: waiting('PodInitializing') }, { status });
    assert.deepEqual(told(pod), ['migrate CrashLoopBackOff 1']);
    assert.equal(first(pod).exceptions[0]?.containerRole, 'init');
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

it('no missing field makes it fail, or invent an exception', () => {
  const status = { name: 'app', restartCount: 2, ready: false, state: waiting('CrashLoopBackOff'), lastState: crash };
  const raw = {
    metadata: { uid: 'u', name: 'n', namespace: 'shop', resourceVersion: '1', creationTimestamp: iso(-60) },
    spec: { nodeName: 'node-1', restartPolicy: 'Always', containers: [{ name: 'app', image: 'a' }] },
    status: { phase: 'Running', startTime: iso(-60), containerStatuses: [status], conditions: [{ type: 'Ready' }] },
  };
  for (const variant of withoutOne(raw)) {
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

function* withoutOne(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    const put = (other: unknown) =>
      Array.isArray(value)
        ? value.map((item, index) => (String(index) === key ? other : item))
        : { ...value, [key]: other };
    yield put(undefined);
    yield put(null);
    for (const inner of withoutOne(part)) {
      yield put(inner);
    }
  }
}

it('counts the restarts before the instance that broke, whenever it is looked at', () => {
  const atOnce = podWith({ restartCount: 6, state: crash });
  const backingOff = podWith({ restartCount: 6, state: waiting('CrashLoopBackOff'), lastState: crash });
  const afterwards = podWith({ restartCount: 7, state: running(-20), lastState: crash });
  const counts = [atOnce, backingOff, afterwards].map((pod) => first(pod).exceptions[0]?.restartCount);
  assert.deepEqual(counts, [6, 6, 6]);
});
