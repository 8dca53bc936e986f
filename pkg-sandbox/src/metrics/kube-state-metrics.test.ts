import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { KubernetesObject } from '../world/world.ts';
import type { Labels } from './sample.ts';
import { object, stateOf, values } from './example-state.ts';

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
