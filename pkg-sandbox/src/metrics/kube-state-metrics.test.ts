import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { KubernetesObject, WorldState } from '../world/world.ts';
import { kubeStateMetrics } from './kube-state-metrics.ts';
import type { Labels } from './sample.ts';

let objects = 0;
function object(kind: string, body: Record<string, unknown>, metadata: Record<string, unknown> = {}): KubernetesObject {
  objects += 1;
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      name: 'one',
      namespace: 'shop',
      uid: `uid-${objects}`,
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
    ...body,
  };
}

function stateOf(plural: string, ...list: KubernetesObject[]): WorldState {
  return { time: 0, objects: { [plural]: list }, pods: [], nodes: [], volumes: [] };
}

/** Values of a family whose samples have these labels. */
function values(state: WorldState, name: string, labels: Labels = {}): number[] {
  return kubeStateMetrics(state)
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
    .map((sample) => sample.value);
}

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

describe('other objects', () => {
  const deployment = object('Deployment', {
    spec: { replicas: 5, strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } } },
    status: { replicas: 5, conditions: [{ type: 'Available', status: 'False' }] },
  });
  const failedJob = object('Job', {
    status: { failed: 3, conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] },
  });
  const node = object(
    'Node',
    {
      spec: { unschedulable: true, taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] },
      status: { conditions: [{ type: 'Ready', status: 'Unknown' }], capacity: { cpu: '8', pods: '110' } },
    },
    { labels: { 'node-role.kubernetes.io/worker': '' } }
  );
  const autoscaler = object('HorizontalPodAutoscaler', {
    spec: { maxReplicas: 4, scaleTargetRef: { kind: 'Deployment', name: 'gone' } },
    status: { currentReplicas: 4 },
  });
  const slice = object('EndpointSlice', {
    endpoints: [{ addresses: ['10.1.1.1'], conditions: { ready: false }, targetRef: { kind: 'Pod', name: 'p' } }],
    ports: null,
  });
  const table: Array<[string, KubernetesObject, string, Labels, number[]]> = [
    ['deployments', deployment, 'kube_deployment_spec_replicas', { deployment: 'one' }, [5]],
    ['deployments', deployment, 'kube_deployment_status_replicas_available', {}, [0]],
    ['deployments', deployment, 'kube_deployment_spec_strategy_rollingupdate_max_surge', {}, [2]],
    ['deployments', deployment, 'kube_deployment_spec_strategy_rollingupdate_max_unavailable', {}, [1]],
    ['deployments', deployment, 'kube_deployment_status_condition', { condition: 'Available', status: 'false' }, [1]],
    ['deployments', object('Deployment', {}), 'kube_deployment_status_replicas_available', {}, []],
    ['replicasets', object('ReplicaSet', {}), 'kube_replicaset_owner', { owner_kind: '' }, [1]],
    ['statefulsets', object('StatefulSet', { spec: { replicas: 3 } }), 'kube_statefulset_replicas', {}, [3]],
    [
      'daemonsets',
      object('DaemonSet', { status: { desiredNumberScheduled: 4 } }),
      'kube_daemonset_status_desired_number_scheduled',
      {},
      [4],
    ],
    ['jobs', failedJob, 'kube_job_status_failed', { reason: 'BackoffLimitExceeded' }, [1]],
    ['jobs', failedJob, 'kube_job_failed', { condition: 'true' }, [1]],
    ['jobs', object('Job', {}), 'kube_job_status_failed', {}, [0]],
    [
      'cronjobs',
      object('CronJob', { spec: { schedule: '* * * * *' } }),
      'kube_cronjob_info',
      { schedule: '* * * * *' },
      [1],
    ],
    ['nodes', node, 'kube_node_spec_unschedulable', {}, [1]],
    ['nodes', node, 'kube_node_status_condition', { condition: 'Ready', status: 'unknown' }, [1]],
    ['nodes', node, 'kube_node_status_condition', { condition: 'Ready', status: 'true' }, [0]],
    ['nodes', node, 'kube_node_spec_taint', { key: 'gpu', effect: 'NoSchedule' }, [1]],
    ['nodes', node, 'kube_node_role', { role: 'worker' }, [1]],
    ['nodes', node, 'kube_node_status_capacity', { resource: 'cpu', unit: 'core' }, [8]],
    ['horizontalpodautoscalers', autoscaler, 'kube_horizontalpodautoscaler_spec_min_replicas', {}, [1]],
    ['horizontalpodautoscalers', autoscaler, 'kube_horizontalpodautoscaler_info', { scaletargetref_name: 'gone' }, [1]],
    ['horizontalpodautoscalers', autoscaler, 'kube_horizontalpodautoscaler_status_desired_replicas', {}, []],
    [
      'poddisruptionbudgets',
      object('PodDisruptionBudget', { status: { disruptionsAllowed: 0 } }),
      'kube_poddisruptionbudget_status_pod_disruptions_allowed',
      {},
      [0],
    ],
    [
      'persistentvolumeclaims',
      object('PersistentVolumeClaim', { status: { phase: 'Bound' } }),
      'kube_persistentvolumeclaim_status_phase',
      { phase: 'Bound' },
      [1],
    ],
    [
      'services',
      object('Service', { spec: { clusterIP: '10.2.0.1' } }),
      'kube_service_info',
      { cluster_ip: '10.2.0.1' },
      [1],
    ],
    [
      'endpointslices',
      slice,
      'kube_endpointslice_endpoints',
      { address: '10.1.1.1', ready: 'false', targetref_name: 'p' },
      [1],
    ],
    ['namespaces', object('Namespace', {}), 'kube_namespace_status_phase', { phase: 'Active' }, [1]],
    [
      'resourcequotas',
      object('ResourceQuota', { status: { hard: { pods: '10' } } }),
      'kube_resourcequota',
      { type: 'hard', resource: 'pods' },
      [10],
    ],
  ];
  for (const [plural, one, name, labels, expected] of table) {
    test(`${name} ${JSON.stringify(labels)}`, () =>
      assert.deepEqual(values(stateOf(plural, one), name, labels), expected));
  }
});

test('an object that changes is written anew', () => {
  const before = object('Deployment', { spec: { replicas: 1 } });
  const after = { ...before, spec: { replicas: 2 } };
  assert.deepEqual(values(stateOf('deployments', before), 'kube_deployment_spec_replicas'), [1]);
  assert.deepEqual(values(stateOf('deployments', after), 'kube_deployment_spec_replicas'), [2]);
});
