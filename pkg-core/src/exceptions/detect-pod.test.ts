import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pod } from '../kubernetes/pod.ts';
import { detectExceptions } from './detect-exceptions.ts';
import { ended, iso, podWith, running, t0, waiting } from './test-pods.ts';
import { calm, first, toldWithCode, toldWithLog, left, crash } from './testing/test-detection.ts';

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
    it(name, () => assert.deepEqual(toldWithCode(podWith(null, { status })), [`null ${reason} null`]));
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
      assert.deepEqual(toldWithCode(pod(-grace)), [expected]);
    });
  }

  it('is not blamed for readiness when its node went silent: its containers still say ready', () => {
    const status = { conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: iso(-900) }] };
    assert.deepEqual(toldWithCode(podWith({ ready: true, state: running(-900) }, { status })), []);
  });
  it('is not blamed for waiting while an init container fails', () => {
    const status = {
      initContainerStatuses: [
        { name: 'migrate', restartCount: 5, state: waiting('CrashLoopBackOff'), lastState: crash },
      ],
    };
    const pod = podWith({ state: waiting('PodInitializing') }, { status });
    assert.deepEqual(toldWithCode(pod), ['migrate CrashLoopBackOff 1']);
    assert.equal(first(pod).exceptions[0]?.containerRole, 'init');
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
    it(name, () => assert.deepEqual(toldWithLog(pod), [`null ${expected} none`]));
  }
  it('a termination by the kubelet that is only announced waits for its reason', () => {
    assert.deepEqual(toldWithLog(disrupted('TerminationByKubelet')), []);
  });
  it('an eviction whose message names a container has that one’s log', () => {
    const message = 'The node was low on resource: memory. Container app was using 3Gi, request is 1Gi. ';
    const status = { phase: 'Failed', reason: 'Evicted', message };
    const pod = podWith({ state: ended('i', 137, -5) }, { status });
    assert.deepEqual(toldWithLog(pod), ['app Evicted high current']);
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
  it('SchedulerError', () =>
    assert.deepEqual(toldWithLog(pending('SchedulerError', -90)), ['null SchedulerError high none']));
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
    assert.deepEqual(toldWithLog(podWith({ ready: true, state: running(-900) }, { status })), [
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
    assert.deepEqual(toldWithLog(twoContainers(true, false)), ['proxy ReadinessFailing high current']);
    assert.equal(toldWithLog(twoContainers(false, false)).length, 2);
  });
  it('ReadinessFailing by a gate names none', () => {
    const status = { ...condition('Ready', 'ReadinessGatesNotReady') };
    assert.deepEqual(toldWithLog(podWith({ ready: true, state: running(-1800) }, { status })), [
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
    assert.deepEqual(toldWithLog(pod), ['wait PodInitializing medium current']);
    assert.ok(!first(pod).recoveries.some(({ container }) => container === 'wait'));
  });
});
