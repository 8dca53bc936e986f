import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Job, Node, ReplicaSet } from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { projectJob } from '../kubernetes/project-job.ts';
import { projectNode } from '../kubernetes/project-node.ts';
import { projectReplicaSet } from '../kubernetes/project-replica-set.ts';
import type { DetectionContext } from './detection-context.ts';
import { detectExceptions } from './detect-exceptions.ts';
import { ended, iso, podWith, running, t0, waiting } from './test-pods.ts';
import { calm, first, toldWithCode, toldWithLog, left } from './testing/test-detection.ts';

const job = projectJob({ metadata: { uid: 'j', name: 'j' } }) as Job;

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
      assert.deepEqual(toldWithCode(pod, context), []);
    });
  }
  it('a crash before the deletion was asked for still counts', () => {
    assert.deepEqual(toldWithCode(podWith({ restartCount: 1, state: ended('i', 1, -60) }, deleting)), ['app Error 1']);
  });
  it('a debugging container', () => {
    const pod = podWith(null, {
      status: { ephemeralContainerStatuses: [{ name: 'debug', state: ended('d', 130, -5) }] },
    });
    assert.deepEqual([toldWithCode(pod), left(pod)], [[], ['debugging']]);
  });
  it('the containers of an evicted pod: the pod is told instead', () => {
    const pod = podWith(
      { state: ended('i', 137, -5) },
      { status: { phase: 'Failed', reason: 'Evicted', message: 'low on memory' } }
    );
    assert.deepEqual([toldWithCode(pod), left(pod)], [['null Evicted null'], ['pod-failure']]);
    assert.equal(first(pod).exceptions[0]?.message, 'low on memory');
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
      assert.equal(toldWithLog(pod, { ...calm, ...context }).length, rules.length === 0 ? 1 : 0);
    });
  }
  it('a pull that fails for less than 2 minutes', () => {
    const pod = (since: number) => podWith({ state: waiting('ErrImagePull') }, { status: { startTime: iso(since) } });
    const early = first(pod(-119));
    assert.deepEqual([early.exceptions, early.ignored[0]?.rule, early.lookAgainAt], [[], 'pull-retry', t0 + 1000]);
    assert.deepEqual(toldWithLog(pod(-120)), ['app ImagePullBackOff high none']);
    assert.deepEqual(detectExceptions(pod(-30), podWith({ ready: true, state: running(0) }), t0, calm).exceptions, []);
  });
  it('a pull that fails is timed from when the init containers were done', () => {
    const initContainerStatuses = [{ name: 'init', state: ended('i', 0, -60) }];
    assert.deepEqual(
      toldWithLog(podWith({ state: waiting('ErrImagePull') }, { status: { initContainerStatuses } })),
      []
    );
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
    assert.deepEqual(toldWithLog(pod(undefined, -301)).length, 1);
    assert.deepEqual(left(pod(slow, -629)), ['young']);
    assert.deepEqual(toldWithLog(pod(slow, -630)).length, 1);
  });
});
