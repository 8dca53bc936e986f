import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foldMeasures, measuresOf } from './fold-measures.ts';
import { planMeasures } from './plan-measures.ts';
import { defaultPolicy } from './policy.ts';
import { rollUp } from './roll-up.ts';
import { capabilities, podRow, samples } from './testing/example-answers.ts';

const scope = { cluster: null, namespaces: ['shop'] };
const window = { from: 0, to: 3_600_000 };
const basis = { windowSeconds: 3600, intervalSeconds: 30 };
const having = (...metrics: string[]) => capabilities({ metrics: new Set(metrics) });

describe('plan', () => {
  const cases: Array<[metric: string, ids: string[]]> = [
    ['container_network_receive_bytes_total', ['networkReceived', 'networkSent']],
    ['container_fs_reads_bytes_total', ['diskRead', 'diskWritten']],
    ['container_pressure_cpu_waiting_seconds_total', ['waitedCpu', 'waitedMemory', 'waitedIo']],
    ['kube_deployment_status_replicas', ['replicasMin', 'replicasMax', 'replicasAverage', 'replicasNow']],
    ['kube_horizontalpodautoscaler_info', ['autoscalers']],
    ['kubelet_volume_stats_used_bytes', ['volumeUsedMax', 'volumeUsed', 'volumeCapacity']],
    ['kube_pod_spec_volumes_persistentvolumeclaims_info', []],
  ];
  for (const [metric, ids] of cases) {
    test(`asks only for what is there: ${metric}`, () => {
      const plan = planMeasures(scope, window, having(metric));
      assert.deepEqual(
        plan.map(({ id }) => id),
        ids
      );
      assert.ok(
        plan.every(({ expr }) => expr.includes('namespace="shop"')),
        'in scope'
      );
    });
  }

  test('kube-state-metrics without honor_labels: its own namespaces', () => {
    const [replicas] = planMeasures(scope, window, { ...having('kube_deployment_status_replicas'), exported: true });
    assert.match(replicas?.expr ?? '', /exported_namespace="shop"/);
    assert.match(replicas?.expr ?? '', /label_replace/);
  });
});

const pods = [
  podRow({ pod: 'cart-1', samples: 120 }),
  podRow({ pod: 'cart-2', samples: 60 }),
  podRow({ pod: 'cart-0', samples: 10, alive: false }),
];
const measures = foldMeasures(
  {
    networkReceived: samples(
      ['namespace=shop,pod=cart-1', 3600],
      ['namespace=shop,pod=cart-2', 3600],
      ['namespace=shop,pod=cart-0', 3600],
      ['namespace=shop,pod=other', 1]
    ),
    diskRead: samples(['namespace=shop,pod=cart-1', NaN]),
    waitedCpu: samples(['namespace=shop,pod=cart-1', 36], ['namespace=shop,pod=cart-2', 5400]),
    replicasMin: samples(['namespace=shop,deployment=cart', 1]),
    replicasMax: samples(['namespace=shop,deployment=cart', 3], ['namespace=shop,statefulset=cart', 7]),
    autoscalers: samples(
      [
        '__name__=kube_horizontalpodautoscaler_spec_target_metric,namespace=shop,horizontalpodautoscaler=scaler,metric_name=cpu,metric_target_type=utilization',
        60,
      ],
      [
        '__name__=kube_horizontalpodautoscaler_info,namespace=shop,horizontalpodautoscaler=scaler,scaletargetref_kind=Deployment,scaletargetref_name=cart',
        1,
      ],
      ['__name__=kube_horizontalpodautoscaler_spec_max_replicas,namespace=shop,horizontalpodautoscaler=scaler', 6],
      ['__name__=kube_horizontalpodautoscaler_spec_max_replicas,namespace=shop,horizontalpodautoscaler=lost', 6]
    ),
    volumeUsed: samples(
      ['namespace=shop,persistentvolumeclaim=data', 10],
      ['namespace=shop,persistentvolumeclaim=raw', 0]
    ),
    volumeCapacity: samples(
      ['namespace=shop,persistentvolumeclaim=data', 100],
      ['namespace=shop,persistentvolumeclaim=raw', 0]
    ),
    volumeClaims: samples(['namespace=shop,pod=cart-1,persistentvolumeclaim=data', 1]),
  },
  pods,
  30
);
const [row] = rollUp(pods, 'workload', defaultPolicy, basis);
assert.ok(row);
const found = measuresOf(row, measures);

test('traffic: over the time that each pod lived, summed over those alive', () => {
  assert.deepEqual(found.network, { received: 1 + 2, sent: undefined });
});

test('no number is unknown, and so is what nobody asked', () => {
  assert.deepEqual(found.disk, { read: undefined, written: undefined });
});

test('waits: of the worst pod, never more than all the time', () => {
  assert.deepEqual(found.waited, { cpu: 1, memory: undefined, io: undefined });
});

test('replicas and autoscaler: by kind and name of the workload', () => {
  assert.deepEqual(found.replicas, { min: 1, max: 3 });
  assert.deepEqual(found.autoscaler, {
    ...{ name: 'scaler', target: { kind: 'Deployment', namespace: 'shop', name: 'cart' } },
    ...{ utilisation: { cpu: 0.6 }, max: 6 },
  });
  assert.equal(measures.autoscalers.size, 1);
});

test('volumes: of the pods that mount them; of a block volume nothing is known', () => {
  assert.deepEqual(found.volumes, [{ namespace: 'shop', claim: 'data', pods: ['cart-1'], used: 10, capacity: 100 }]);
  assert.equal(measures.volumes.length, 1);
});

test('nothing answered: nothing known', () => {
  assert.deepEqual(measuresOf(row, foldMeasures({}, pods, 30)), {
    network: { received: undefined, sent: undefined },
    disk: { read: undefined, written: undefined },
    waited: { cpu: undefined, memory: undefined, io: undefined },
    replicas: undefined,
    autoscaler: undefined,
    volumes: [],
  });
});
