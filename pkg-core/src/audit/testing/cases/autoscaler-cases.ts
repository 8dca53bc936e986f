import type { HorizontalPodAutoscaler } from '../../../kubernetes/objects.ts';
import type { ContainerSpec } from '../../../kubernetes/pod.ts';
import type { CheckCase } from '../check-case.ts';
import { node, quota } from '../build-cluster.ts';
import { autoscaler, deployment } from '../build-workload.ts';
import { cart } from '../cart.ts';
import { condition } from '../troubled-pod.ts';

const aimed = (more: Partial<HorizontalPodAutoscaler>, spec: Partial<ContainerSpec> = {}) => ({
  ...cart(spec),
  horizontalpodautoscalers: [autoscaler('cart', more)],
});
const room = node('node-1', { allocatable: { cpu: 1, memory: 1e9 } });
const hpa = ['HorizontalPodAutoscaler/shop/cart'];

/** Autoscalers. */
export const autoscalerCases: CheckCase[] = [
  [
    'AS-03',
    'the target is gone',
    { horizontalpodautoscalers: [autoscaler('cart')] },
    ['HorizontalPodAutoscaler/shop/cart'],
  ],
  [
    'AS-03',
    'the target exists',
    { horizontalpodautoscalers: [autoscaler('cart')], deployments: [deployment('cart')] },
    'pass',
  ],
  [
    'AS-03',
    'a kind nobody watches',
    { horizontalpodautoscalers: [autoscaler('cart', { target: { kind: 'Rollout', name: 'cart' } })] },
    'n/a',
  ],
  ['AS-04', 'no metrics', aimed({ conditions: [condition('ScalingActive', 'False', 'FailedGetResourceMetric')] }), hpa],
  ['AS-04', 'scaled to zero', aimed({ conditions: [condition('ScalingActive', 'False', 'ScalingDisabled')] }), 'pass'],
  ['AS-04', 'its target is gone', { horizontalpodautoscalers: [autoscaler('cart')] }, 'n/a'],
  ['AS-05', 'equal bounds', aimed({ minReplicas: 3, maxReplicas: 3 }), hpa],
  ['AS-05', 'from one', aimed({ minReplicas: 1 }), hpa],
  ['AS-05', 'from two to five', aimed({}), 'pass'],
  ['AS-05', 'no autoscaler', {}, 'n/a'],
  ['AS-06', 'no request', aimed({}, { requests: {}, limits: {} }), hpa],
  ['AS-06', 'with request', aimed({}), 'pass'],
  ['AS-06', 'not by utilisation', aimed({ utilisationOf: [] }), 'n/a'],
  ['AS-07', 'more than the nodes have', { ...aimed({ maxReplicas: 50 }), nodes: [room] }, hpa],
  [
    'AS-07',
    'more than the quota has',
    {
      ...aimed({ maxReplicas: 6 }),
      nodes: [room],
      resourcequotas: [quota({ 'requests.cpu': 0.5 }, { 'requests.cpu': 0.2 })],
    },
    hpa,
  ],
  ['AS-07', 'it fits', { ...aimed({}), nodes: [room] }, 'pass'],
  ['AS-07', 'its target is gone', { horizontalpodautoscalers: [autoscaler('cart')], nodes: [room] }, 'n/a'],
];
