import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Node, ReplicaSet } from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { projectNode } from '../kubernetes/project-node.ts';
import { projectReplicaSet } from '../kubernetes/project-replica-set.ts';
import type { DetectionContext } from './detection-context.ts';
import { detectExceptions } from './detect-exceptions.ts';
import { ended, eventOf, iso, podWith, running, t0, waiting } from './test-pods.ts';

const calm: DetectionContext = { events: [] };
const first = (pod: Pod, context = calm, now = t0) => detectExceptions(undefined, pod, now, context);
const told = (pod: Pod, context = calm, now = t0) =>
  first(pod, context, now).exceptions.map(
    ({ container, reason, severity, log }) => `${container} ${reason} ${severity} ${log}`
  );
const left = (pod: Pod, context = calm) => first(pod, context).ignored.map(({ rule }) => rule);

describe('every reason a container waits for', () => {
  const severity: Record<string, string> = { RemoveContainerError: 'medium', ResizePodInPlaceError: 'medium' };
  for (const reason of [
    'ImageInspectError',
    'ErrImageNeverPull',
    'InvalidImageName',
    'RegistryUnavailable',
    'SignatureValidationFailed',
    'ImageVolumeMountFailed',
    'RROUnsupported',
    'SecurityProfileInvalid',
    'CreateContainerConfigError',
    'CreateContainerError',
    'PreCreateHookError',
    'PreStartHookError',
    'PostStartHookError',
    'RunContainerError',
    'KillContainerError',
    'CreatePodSandboxError',
    'ConfigPodSandboxError',
    'KillPodSandboxError',
    'RemoveContainerError',
    'ResizePodInPlaceError',
  ]) {
    it(reason, () => {
      const pod = podWith({ state: waiting(reason, 'why') });
      assert.deepEqual(told(pod), [`app ${reason} ${severity[reason] ?? 'high'} none`]);
      assert.equal(first(pod).exceptions[0]?.message, 'why');
    });
  }
  it('none yet, for too long', () => {
    const pod = podWith({ state: {} }, { status: { startTime: iso(-301) } });
    assert.deepEqual(told(pod), ['null ContainerCreating medium none']);
  });
  it('creating again after the kubelet lost it: both', () => {
    const lastState = ended('i', 137, -400, 'ContainerStatusUnknown');
    const pod = podWith({ restartCount: 1, state: waiting('ContainerCreating'), lastState });
    assert.deepEqual(told(pod), ['null ContainerCreating medium none', 'app ContainerStatusUnknown medium current']);
  });
  it('a hook that failed is one trouble with the end of its container, now and in back-off', () => {
    const lastState = ended('i', 137, -3);
    const failed = podWith({ restartCount: 1, state: waiting('PostStartHookError'), lastState });
    assert.deepEqual(told(failed), ['app PostStartHookError high current']);
    const later = podWith({ restartCount: 1, state: waiting('CrashLoopBackOff'), lastState });
    assert.equal(first(failed).exceptions[0]?.fingerprint, first(later).exceptions[0]?.fingerprint);
  });
});

describe('every reason a container ended with', () => {
  const cases: Array<[string, number, string]> = [
    ['Error', 1, 'high'],
    ['OOMKilled', 137, 'critical'],
    ['OOMKilled', 1, 'critical'],
    ['StartError', 128, 'high'],
    ['ContainerCannotRun', 127, 'high'],
    ['ContainerStatusUnknown', 137, 'medium'],
    ['DeadlineExceeded', 143, 'medium'],
    ['seccomp killed', 159, 'high'],
    ['Unknown', 255, 'medium'],
  ];
  for (const [reason, exitCode, severity] of cases) {
    it(`${reason} ${exitCode}`, () => {
      const pod = podWith({ restartCount: 1, state: running(-20), lastState: ended('i', exitCode, -30, reason) });
      assert.deepEqual(told(pod), [`app ${reason} ${severity} previous`]);
      const [exception] = first(podWith({ state: ended('i', exitCode, -30, reason) })).exceptions;
      assert.deepEqual([exception?.exitCode, exception?.log], [exitCode, 'current']);
    });
  }
  it('seccomp is told though it crash loops', () => {
    const lastState = ended('i', 159, -30, 'seccomp killed');
    assert.deepEqual(told(podWith({ restartCount: 9, state: waiting('CrashLoopBackOff'), lastState })), [
      'app seccomp killed high current',
    ]);
  });

  const completed = (restartCount: number) =>
    podWith({ restartCount, ready: true, state: running(-20), lastState: ended('i', 0, -30) });
  it('Completed: once is let pass, again and again is not what restartPolicy Always asks for', () => {
    assert.deepEqual([told(completed(1)), left(completed(1))], [[], ['completed']]);
    assert.deepEqual(told(completed(2)), ['app Completed medium previous']);
  });
  it('Completed under restartPolicy OnFailure, and of init containers, is how they end', () => {
    const onFailure = podWith({ restartCount: 2, state: ended('i', 0, -5) }, { spec: { restartPolicy: 'OnFailure' } });
    const initContainerStatuses = [{ name: 'init', restartCount: 3, state: ended('i', 0, -5) }];
    const init = podWith({ ready: true, state: running(-5) }, { status: { initContainerStatuses } });
    assert.deepEqual([told(onFailure), told(init)], [[], []]);
  });
  it('a back-off that follows an end without error is told, though the end was left out', () => {
    const before = podWith({ restartCount: 0, state: ended('i', 0, -1) });
    const after = podWith({ restartCount: 0, state: waiting('CrashLoopBackOff'), lastState: ended('i', 0, -1) });
    const { exceptions } = detectExceptions(before, after, t0, calm);
    assert.deepEqual(
      exceptions.map(({ reason }) => reason),
      ['CrashLoopBackOff']
    );
  });
});

describe('init, sidecar and ephemeral containers', () => {
  const sidecar = (status: object) =>
    podWith(
      { ready: true, state: running(-600) },
      {
        spec: {
          containers: [{ name: 'app' }],
          initContainers: [{ name: 'proxy', restartPolicy: 'Always', livenessProbe: { tcpSocket: { port: 1 } } }],
        },
        status: { initContainerStatuses: [{ name: 'proxy', ...status }] },
      }
    );
  const about = (message: string, fieldPath: string, reason = 'Killing') => {
    const event = eventOf(reason, message, -60, 'Normal');
    return { events: [{ ...event, object: { ...event.object, fieldPath } }] };
  };
  const crashed = (exitCode: number) =>
    sidecar({ restartCount: 1, state: running(-20), lastState: ended('i', exitCode, -30) });

  it('a sidecar that crashes has its role', () => {
    const [exception] = first(crashed(1)).exceptions;
    assert.deepEqual(
      [exception?.container, exception?.containerRole, exception?.reason],
      ['proxy', 'sidecar', 'Error']
    );
  });
  it('a sidecar that ends without an error again and again', () => {
    const pod = sidecar({ restartCount: 2, state: running(-20), lastState: ended('i', 0, -30) });
    assert.deepEqual(told(pod), ['proxy Completed medium previous']);
  });
  const kills: Array<[string, string, string]> = [
    ['liveness', 'Init container proxy failed liveness probe', 'LivenessKilled'],
    ['startup', 'Init container proxy failed startup probe, will be restarted', 'StartupProbeFailed'],
  ];
  for (const [probe, message, reason] of kills) {
    it(`a sidecar killed by its ${probe} probe`, () => {
      assert.deepEqual(told(crashed(137), about(message, 'spec.initContainers{proxy}')), [
        `proxy ${reason} high previous`,
      ]);
    });
  }
  it('an event without a field path concerns the container it names', () => {
    const other = about('Container app failed liveness probe, will be restarted', '');
    assert.deepEqual(told(crashed(137), other), ['proxy Error high previous']);
    const own = about('Container proxy failed liveness probe, will be restarted', '');
    assert.deepEqual(told(crashed(137), own), ['proxy LivenessKilled high previous']);
  });
  it('a probe that killed counts though the application ended without an error', () => {
    const pod = podWith({ restartCount: 1, state: running(-20), lastState: ended('i', 0, -30) });
    const event = about('Container app failed liveness probe, will be restarted', 'spec.containers{app}');
    assert.deepEqual(told(pod, event), ['app LivenessKilled high previous']);
  });
  it('a sidecar that is stopped when the work is done', () => {
    const pod = podWith(
      { state: ended('i', 0, -5) },
      {
        spec: { restartPolicy: 'Never', initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] },
        status: { initContainerStatuses: [{ name: 'proxy', state: ended('p', 137, -1) }] },
      }
    );
    assert.deepEqual([told(pod), left(pod)], [[], ['succeeded', 'completed']]);
  });
  it('an ephemeral container whose image can not be pulled is debugging', () => {
    const ephemeralContainerStatuses = [{ name: 'debug', state: waiting('ImagePullBackOff') }];
    const pod = podWith({ ready: true, state: running(-600) }, { status: { ephemeralContainerStatuses } });
    assert.deepEqual([told(pod), left(pod)], [[], ['debugging']]);
  });
});

describe('every reason of a pod as a whole', () => {
  const failed = (reason: string) => podWith(null, { status: { phase: 'Failed', reason } });
  const disrupted = (reason: string, status: object = {}) =>
    podWith(null, { status: { conditions: [{ type: 'DisruptionTarget', status: 'True', reason }], ...status } });
  const cases: Array<[string, Pod, string]> = [
    ['Evicted', failed('Evicted'), 'Evicted high'],
    ['NodeLost', failed('NodeLost'), 'NodeLost critical'],
    ['NodeAffinity', failed('NodeAffinity'), 'NodeAffinity medium'],
    ['NodeShutdown', failed('NodeShutdown'), 'NodeShutdown low'],
    ['Terminated', failed('Terminated'), 'NodeShutdown low'],
    ['UnexpectedAdmissionError', failed('UnexpectedAdmissionError'), 'UnexpectedAdmissionError high'],
    ['TopologyAffinityError', failed('TopologyAffinityError'), 'TopologyAffinityError high'],
    ['OutOfcpu', failed('OutOfcpu'), 'OutOfcpu high'],
    ['OutOfmemory', failed('OutOfmemory'), 'OutOfmemory high'],
    ['OutOfpods', failed('OutOfpods'), 'OutOfpods high'],
    ['OutOfnvidia.com/gpu', failed('OutOfnvidia.com/gpu'), 'OutOfnvidia.com/gpu high'],
    ['DeadlineExceeded', failed('DeadlineExceeded'), 'DeadlineExceeded medium'],
    ['Preempting', failed('Preempting'), 'Preempted medium'],
    ['PreemptionByScheduler', disrupted('PreemptionByScheduler'), 'Preempted medium'],
    ['DeletionByTaintManager', disrupted('DeletionByTaintManager'), 'NodeLost critical'],
    ['DeletionByPodGC', disrupted('DeletionByPodGC'), 'DeletionByPodGC medium'],
    ['TerminationByKubelet', disrupted('TerminationByKubelet', { phase: 'Failed' }), 'TerminationByKubelet high'],
    [
      'TerminationByKubelet with its reason',
      disrupted('TerminationByKubelet', { phase: 'Failed', reason: 'Evicted' }),
      'Evicted high',
    ],
  ];
  for (const [name, pod, expected] of cases) {
    it(name, () => assert.deepEqual(told(pod), [`null ${expected} none`]));
  }
  it('a termination by the kubelet that is only announced waits for its reason', () => {
    assert.deepEqual(told(disrupted('TerminationByKubelet')), []);
  });
  it('an eviction whose message names a container has that one’s log', () => {
    const message = 'The node was low on resource: memory. Container app was using 3Gi, request is 1Gi. ';
    const status = { phase: 'Failed', reason: 'Evicted', message };
    const pod = podWith({ state: ended('i', 137, -5) }, { status });
    assert.deepEqual(told(pod), ['app Evicted high current']);
    assert.deepEqual(first(pod).recoveries, []);
  });

  const condition = (type: string, reason: string, over: object = {}) => ({
    conditions: [{ type, status: 'False', reason, message: 'why', lastTransitionTime: iso(-900), ...over }],
  });
  const pending = (reason: string, created: number) =>
    podWith(null, {
      metadata: { creationTimestamp: iso(created) },
      spec: { nodeName: undefined },
      status: condition('PodScheduled', reason),
    });
  it('SchedulerError', () => assert.deepEqual(told(pending('SchedulerError', -90)), ['null SchedulerError high none']));
  it('SchedulingGated is low, and medium after an hour', () => {
    assert.deepEqual(left(pending('SchedulingGated', -59)), ['scheduling-gated']);
    const waits = first(pending('SchedulingGated', -90));
    assert.deepEqual(
      waits.exceptions.map(({ severity }) => severity),
      ['low']
    );
    assert.equal(waits.lookAgainAt, t0 + 3_510_000);
    const severities = first(pending('SchedulingGated', -3600)).exceptions.map(({ severity }) => severity);
    assert.deepEqual(severities, ['low', 'medium']);
  });
  it('PodReadyToStartContainers is told of a pod that lost its sandbox', () => {
    const status = condition('PodReadyToStartContainers', '');
    assert.deepEqual(told(podWith({ ready: true, state: running(-900) }, { status })), [
      'null PodReadyToStartContainers medium none',
    ]);
  });

  const twoContainers = (app: boolean, proxy: boolean) =>
    podWith(null, {
      spec: { containers: [{ name: 'app' }, { name: 'proxy' }] },
      status: {
        ...condition('Ready', 'ContainersNotReady'),
        containerStatuses: [
          { name: 'app', ready: app, started: true, state: running(-1800) },
          { name: 'proxy', ready: proxy, started: true, state: running(-1800) },
        ],
      },
    });
  it('ReadinessFailing names each container that is not ready, with its log', () => {
    assert.deepEqual(told(twoContainers(true, false)), ['proxy ReadinessFailing high current']);
    assert.equal(told(twoContainers(false, false)).length, 2);
  });
  it('ReadinessFailing by a gate names none', () => {
    const status = { ...condition('Ready', 'ReadinessGatesNotReady') };
    assert.deepEqual(told(podWith({ ready: true, state: running(-1800) }, { status })), [
      'null ReadinessFailing high none',
    ]);
  });
  it('ReadinessFailing ends for the container that is ready again, and is not ended by its running', () => {
    const pod = twoContainers(false, false);
    const names = (previous: Pod, current: Pod) =>
      detectExceptions(previous, current, t0, calm).recoveries.map(({ container }) => container);
    assert.deepEqual(names(pod, pod), [null]);
    assert.deepEqual(names(pod, twoContainers(true, false)), ['app']);
  });
  it('an init container that runs for too long is not well with that', () => {
    const status = { initContainerStatuses: [{ name: 'wait', state: running(-400) }] };
    const pod = podWith({ state: waiting('PodInitializing') }, { status });
    assert.deepEqual(told(pod), ['wait PodInitializing medium current']);
    assert.ok(!first(pod).recoveries.some(({ container }) => container === 'wait'));
  });
});

describe('what is left out', () => {
  const set = (replicas: number, current: number, revision: number) =>
    projectReplicaSet({
      metadata: {
        ...{ uid: `rs${revision}`, name: 'rs', creationTimestamp: iso(-1000 + revision) },
        annotations: { 'deployment.kubernetes.io/revision': String(revision) },
      },
      spec: { replicas },
      status: { replicas: current },
    }) as ReplicaSet;
  const crashed = podWith({ restartCount: 1, state: running(-20), lastState: ended('i', 1, -30) });
  const cases: Array<[string, Pod, Partial<DetectionContext>, string[]]> = [
    [
      'an older revision that scales down',
      crashed,
      { replicaSet: set(1, 2, 1), siblings: [set(3, 3, 2)] },
      ['old-revision'],
    ],
    ['an older revision that stays', crashed, { replicaSet: set(2, 2, 1), siblings: [set(3, 3, 2)] }, []],
    ['the newest revision that scales down', crashed, { replicaSet: set(1, 2, 2), siblings: [set(1, 1, 1)] }, []],
    [
      'an image of a revision scaled to zero',
      podWith({ state: waiting('ImagePullBackOff') }),
      { replicaSet: set(0, 1, 1) },
      ['scale-down'],
    ],
    [
      'a static pod that its kubelet stopped',
      podWith(
        { restartCount: 1, state: running(-20), lastState: ended('i', 143, -30) },
        { metadata: { annotations: { 'kubernetes.io/config.mirror': 'x' } } }
      ),
      {},
      ['mirror-update'],
    ],
    [
      'a shut down node that was cordoned before',
      podWith(null, { status: { phase: 'Failed', reason: 'NodeShutdown' } }),
      { node: projectNode({ metadata: { uid: 'n', name: 'n' }, spec: { unschedulable: true } }) as Node },
      ['node-drain'],
    ],
    [
      'a crash of a pod that succeeded in the end',
      podWith(
        { restartCount: 1, state: ended('i2', 0, -5), lastState: ended('i', 1, -30) },
        { spec: { restartPolicy: 'OnFailure' }, status: { phase: 'Succeeded' } }
      ),
      {},
      ['succeeded', 'completed'],
    ],
    [
      'success while deleting',
      podWith({ restartCount: 3, state: ended('i', 0, -5) }, { metadata: { deletionTimestamp: iso(20) } }),
      {},
      ['graceful-stop'],
    ],
  ];
  for (const [name, pod, context, rules] of cases) {
    it(name, () => {
      assert.deepEqual(left(pod, { ...calm, ...context }), rules);
      assert.equal(told(pod, { ...calm, ...context }).length, rules.length === 0 ? 1 : 0);
    });
  }
  it('a pull that fails for less than 2 minutes', () => {
    const pod = (since: number) => podWith({ state: waiting('ErrImagePull') }, { status: { startTime: iso(since) } });
    const early = first(pod(-119));
    assert.deepEqual([early.exceptions, early.ignored[0]?.rule, early.lookAgainAt], [[], 'pull-retry', t0 + 1000]);
    assert.deepEqual(told(pod(-120)), ['app ImagePullBackOff high none']);
    assert.deepEqual(detectExceptions(pod(-30), podWith({ ready: true, state: running(0) }), t0, calm).exceptions, []);
  });
  it('a pull that fails is timed from when the init containers were done', () => {
    const initContainerStatuses = [{ name: 'init', state: ended('i', 0, -60) }];
    assert.deepEqual(told(podWith({ state: waiting('ErrImagePull') }, { status: { initContainerStatuses } })), []);
  });
  it('readiness that fails within what the probes allow', () => {
    const slow = { initialDelaySeconds: 30, periodSeconds: 10, failureThreshold: 60, tcpSocket: { port: 1 } };
    const pod = (startupProbe: object | undefined, since: number) =>
      podWith(
        { ready: false, started: true, state: running(since) },
        {
          spec: { containers: [{ name: 'app', startupProbe }] },
          status: { conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: iso(since) }] },
        }
      );
    assert.deepEqual(told(pod(undefined, -301)).length, 1);
    assert.deepEqual(left(pod(slow, -629)), ['young']);
    assert.deepEqual(told(pod(slow, -630)).length, 1);
  });
});
