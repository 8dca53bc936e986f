import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { KubernetesObject } from '../world/world.ts';
import type { Labels } from './sample.ts';
import { object, stateOf, values } from './example-state.ts';

const terminated = { reason: 'OOMKilled', exitCode: 137, finishedAt: '2026-01-01T01:00:00Z' };
const crashLooping = object(
  'Pod',
  {
    spec: {
      nodeName: 'a',
      containers: [
        { name: 'app', image: 'app:1', resources: { requests: { cpu: '100m', memory: '1Gi', 'nvidia.com/gpu': 1 } } },
      ],
    },
    status: {
      phase: 'Running',
      qosClass: 'Burstable',
      conditions: [
        { type: 'Ready', status: 'False' },
        { type: 'PodScheduled', status: 'True' },
      ],
      containerStatuses: [
        {
          name: 'app',
          image: 'docker.io/app:1',
          imageID: 'sha256:1',
          containerID: 'containerd://1',
          ready: false,
          restartCount: 4,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated },
        },
      ],
    },
  },
  {
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'one-abc', uid: 'r', controller: true }],
  }
);
const pending = object('Pod', {
  spec: { containers: [{ name: 'app' }] },
  status: { phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }] },
});
const failingInit = object('Pod', {
  spec: { containers: [{ name: 'app' }], initContainers: [{ name: 'init' }] },
  status: {
    phase: 'Pending',
    initContainerStatuses: [{ name: 'init', restartCount: 2, state: { waiting: { reason: 'CrashLoopBackOff' } } }],
  },
});
const evicted = object('Pod', { spec: {}, status: { phase: 'Failed', reason: 'Evicted' } });
const bare = object('Pod', {});
const deleting = object('Pod', {}, { deletionTimestamp: '2026-01-01T00:10:00Z' });
const withClaim = object('Pod', {
  spec: {
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'data-0' } },
      { name: 'tmp', emptyDir: {} },
    ],
  },
});

describe('pods', () => {
  const container = { namespace: 'shop', pod: 'one', container: 'app' };
  const table: Array<[string, KubernetesObject, string, Labels, number[]]> = [
    [
      'waiting reason',
      crashLooping,
      'kube_pod_container_status_waiting_reason',
      { ...container, reason: 'CrashLoopBackOff' },
      [1],
    ],
    ['waiting', crashLooping, 'kube_pod_container_status_waiting', container, [1]],
    ['not running', crashLooping, 'kube_pod_container_status_running', container, [0]],
    ['restarts', crashLooping, 'kube_pod_container_status_restarts_total', container, [4]],
    [
      'last reason',
      crashLooping,
      'kube_pod_container_status_last_terminated_reason',
      { ...container, reason: 'OOMKilled' },
      [1],
    ],
    ['last exit code', crashLooping, 'kube_pod_container_status_last_terminated_exitcode', container, [137]],
    ['last end', crashLooping, 'kube_pod_container_status_last_terminated_timestamp', container, [1767229200]],
    ['no present termination', crashLooping, 'kube_pod_container_status_terminated_reason', {}, []],
    [
      'container info',
      crashLooping,
      'kube_pod_container_info',
      { image_spec: 'app:1', image: 'docker.io/app:1', container_id: 'containerd://1' },
      [1],
    ],
    [
      'cpu request',
      crashLooping,
      'kube_pod_container_resource_requests',
      { ...container, node: 'a', resource: 'cpu', unit: 'core' },
      [0.1],
    ],
    [
      'memory request',
      crashLooping,
      'kube_pod_container_resource_requests',
      { resource: 'memory', unit: 'byte' },
      [2 ** 30],
    ],
    [
      'gpu request',
      crashLooping,
      'kube_pod_container_resource_requests',
      { resource: 'nvidia_com_gpu', unit: 'integer' },
      [1],
    ],
    ['no limits', crashLooping, 'kube_pod_container_resource_limits', {}, []],
    [
      'owner',
      crashLooping,
      'kube_pod_owner',
      { owner_kind: 'ReplicaSet', owner_name: 'one-abc', owner_is_controller: 'true' },
      [1],
    ],
    ['node and owner', crashLooping, 'kube_pod_info', { node: 'a', created_by_kind: 'ReplicaSet' }, [1]],
    ['not ready', crashLooping, 'kube_pod_status_ready', { condition: 'false' }, [1]],
    ['ready is zero', crashLooping, 'kube_pod_status_ready', { condition: 'true' }, [0]],
    ['phase', crashLooping, 'kube_pod_status_phase', { phase: 'Running' }, [1]],
    ['qos class', crashLooping, 'kube_pod_status_qos_class', { qos_class: 'Burstable' }, [1]],
    ['scheduled is not unschedulable', crashLooping, 'kube_pod_status_unschedulable', {}, []],
    ['unschedulable', pending, 'kube_pod_status_unschedulable', {}, [1]],
    ['no owner has empty labels', pending, 'kube_pod_owner', { owner_kind: '', owner_name: '' }, [1]],
    ['readiness not told', pending, 'kube_pod_status_ready', {}, []],
    [
      'init waiting',
      failingInit,
      'kube_pod_init_container_status_waiting_reason',
      { container: 'init', reason: 'CrashLoopBackOff' },
      [1],
    ],
    ['init restarts', failingInit, 'kube_pod_init_container_status_restarts_total', { container: 'init' }, [2]],
    ['init is no main container', failingInit, 'kube_pod_container_status_waiting_reason', {}, []],
    ['evicted', evicted, 'kube_pod_status_reason', { reason: 'Evicted' }, [1]],
    ['not lost', evicted, 'kube_pod_status_reason', { reason: 'NodeLost' }, [0]],
    ['without status', bare, 'kube_pod_info', { pod: 'one' }, [1]],
    ['without status no start', bare, 'kube_pod_start_time', {}, []],
    ['deletion', deleting, 'kube_pod_deletion_timestamp', {}, [1767226200]],
    [
      'claims',
      withClaim,
      'kube_pod_spec_volumes_persistentvolumeclaims_info',
      { volume: 'data', persistentvolumeclaim: 'data-0' },
      [1],
    ],
    ['only claims', withClaim, 'kube_pod_spec_volumes_persistentvolumeclaims_info', {}, [1]],
  ];
  for (const [what, pod, name, labels, expected] of table) {
    test(what, () => assert.deepEqual(values(stateOf('pods', pod), name, labels), expected));
  }
});
