import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planReplicaChart } from './plan-replica-chart.ts';
import { capabilities } from './testing/example-answers.ts';

const scope = { cluster: { label: 'cluster', value: 'eu' }, namespaces: ['shop'], pods: ['cart-1', 'cart-2'] };
const all = (...names: string[]) => ({ ...capabilities(), usage: 'pod' as const, metrics: new Set(names) });

test('a Deployment with an autoscaler has all four', () => {
  const plan = planReplicaChart(
    { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    scope,
    all('kube_horizontalpodautoscaler_info')
  );
  assert.match(plan.running, /^count\(max by \(namespace, pod\)/);
  assert.match(plan.wanted, /kube_deployment_spec_replicas\{deployment="cart",cluster="eu",namespace="shop"\}/);
  assert.match(plan.most, /spec_max_replicas.*scaletargetref_kind="Deployment",scaletargetref_name="cart"/);
  assert.doesNotMatch(plan.wanted, /pod=/);
});

test('a bare pod has no wanted number, and no autoscaler without its metric', () => {
  const plan = planReplicaChart({ kind: 'Pod', namespace: 'shop', name: 'x' }, scope, all());
  assert.deepEqual([plan.wanted, plan.least, plan.most], ['', '', '']);
});
