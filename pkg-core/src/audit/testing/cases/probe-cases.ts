import type { CheckCase } from '../check-case.ts';
import { service } from '../build-cluster.ts';
import { container, pod, podEvent, podSpec, probe } from '../build-pod.ts';
import { daemonSet, deployment } from '../build-workload.ts';
import { cart, cartWith, found, withContainer } from '../cart.ts';
import { alone, ended, podWith, status } from '../troubled-pod.ts';

/** Probes. */
export const probeCases: CheckCase[] = [
  [
    'PR-01',
    'no readiness probe behind a Service',
    { deployments: [cartWith({ probes: {} })], services: [service('cart')] },
    ['Deployment/shop/cart'],
  ],
  ['PR-01', 'with a readiness probe', { deployments: [deployment('cart')], services: [service('cart')] }, 'pass'],
  ['PR-01', 'no Service', { deployments: [cartWith({ probes: {} })] }, 'n/a'],
  [
    'PR-01',
    'a Service without selector',
    { deployments: [cartWith({ probes: {} })], services: [service('cart', { selector: null })] },
    'n/a',
  ],
  [
    'PR-02',
    'no liveness probe',
    { daemonsets: [daemonSet('agent', { template: withContainer({ probes: {} }) })] },
    ['DaemonSet/shop/agent'],
  ],
  ['PR-02', 'with a liveness probe', { daemonsets: [daemonSet('agent')] }, 'pass'],
  ['PR-02', 'nothing runs', {}, 'n/a'],
  ['PR-03', 'both the same', cart({ probes: { liveness: probe, readiness: probe } }), found],
  ['PR-03', 'different', cart({}), 'pass'],
  ['PR-03', 'one probe', cart({ probes: { readiness: probe } }), 'n/a'],
  ['PR-04', 'a number nobody declares', cart({ probes: { liveness: { ...probe, port: 9 } } }), found],
  ['PR-04', 'a name nobody declares', cart({ ports: [], probes: { liveness: { ...probe, port: 'web' } } }), found],
  ['PR-04', 'a number and no ports', cart({ ports: [] }), 'pass'],
  ['PR-04', 'the declared port', cart({ probes: { liveness: { ...probe, port: 'http' } } }), 'pass'],
  ['PR-04', 'nothing runs', {}, 'n/a'],
  [
    'PR-05',
    'killed as soon as liveness may',
    { pods: [podWith({ containers: [status({ lastState: ended('Error', 137, 32) })] })] },
    alone,
  ],
  [
    'PR-05',
    'killed much later',
    { pods: [podWith({ containers: [status({ lastState: ended('Error', 137, 900) })] })] },
    'pass',
  ],
  [
    'PR-05',
    'OOM killed',
    { pods: [podWith({ containers: [status({ lastState: ended('OOMKilled', 137, 32) })] })] },
    'pass',
  ],
  [
    'PR-05',
    'no liveness probe',
    { pods: [pod('a', { spec: podSpec({ containers: [container({ probes: {} })] }) })] },
    'n/a',
  ],
  [
    'PR-07',
    'liveness fails',
    { pods: [pod('a')], events: [podEvent('a', 'Unhealthy', 'Liveness probe failed: 500')] },
    alone,
  ],
  [
    'PR-07',
    'readiness fails',
    { pods: [pod('a')], events: [podEvent('a', 'Unhealthy', 'Readiness probe failed: 500')] },
    'pass',
  ],
  ['PR-07', 'nothing runs', {}, 'n/a'],
];
