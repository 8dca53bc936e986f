import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import type { ContainerSpec } from '../../kubernetes/pod.ts';
import {
  autoscaler,
  budget,
  container,
  daemonSet,
  deployment,
  endpointSlice,
  job,
  metadata,
  node,
  now,
  pod,
  podSpec,
  replicaSet,
  service,
  statefulSet,
} from './build-snapshot.ts';

import type { CheckCase } from './check-case.ts';

type Objects = Partial<ClusterSnapshot['objects']>;

const withContainer = (more: Partial<ContainerSpec>) => ({
  labels: { app: 'cart' },
  spec: podSpec({ containers: [container(more)] }),
});
const cart = (more: Partial<ContainerSpec>) => deployment('cart', { template: withContainer(more) });
const down = { replicas: 2, ready: 0, available: 0, updated: 2, observedGeneration: 1 };
const twoNodes = [node('node-1'), node('node-2')];
export const cartPods = (...nodes: string[]) =>
  nodes.map((name, index) => pod(`cart-${index}`, { owner: 'ReplicaSet/cart-1', app: 'cart', node: name }));
export const cartOn = (nodes: string[], cluster = twoNodes): Objects => ({
  deployments: [deployment('cart')],
  replicasets: [replicaSet('cart')],
  pods: cartPods(...nodes),
  nodes: cluster,
});
const taint = [{ key: 'node-role.kubernetes.io/control-plane', value: '', effect: 'NoSchedule' }];
const notReady = (name: string) => ({ ...pod(name, { app: 'cart' }), conditions: [] });
const young = (name: string) => ({
  ...notReady(name),
  metadata: metadata(name, { labels: { app: 'cart' }, createdAt: now }),
});

export const firstCases: CheckCase[] = [
  ['HA-01', 'one replica', { deployments: [deployment('cart', { replicas: 1 })] }, ['Deployment/shop/cart']],
  ['HA-01', 'two replicas', { deployments: [deployment('cart')] }, 'pass'],
  ['HA-01', 'scaled to zero', { deployments: [deployment('cart', { replicas: 0 })] }, 'n/a'],
  [
    'HA-01',
    'an autoscaler keeps two',
    { deployments: [deployment('cart', { replicas: 1 })], horizontalpodautoscalers: [autoscaler('cart')] },
    'pass',
  ],
  [
    'HA-01',
    'an autoscaler that allows one',
    {
      deployments: [deployment('cart', { replicas: 1 })],
      horizontalpodautoscalers: [autoscaler('cart', { minReplicas: 1 })],
    },
    ['Deployment/shop/cart'],
  ],
  ['HA-02', 'one replica', { statefulsets: [statefulSet('ledger', { replicas: 1 })] }, ['StatefulSet/shop/ledger']],
  ['HA-02', 'three replicas', { statefulsets: [statefulSet('ledger')] }, 'pass'],
  ['HA-02', 'no StatefulSet', {}, 'n/a'],
  ['HA-04', 'nothing available', { deployments: [deployment('cart', { status: down })] }, ['Deployment/shop/cart']],
  [
    'HA-04',
    'a DaemonSet with nothing available',
    {
      daemonsets: [daemonSet('agent', { status: { desired: 2, current: 2, ready: 0, available: 0, misscheduled: 0 } })],
    },
    ['DaemonSet/shop/agent'],
  ],
  [
    'HA-04',
    'a StatefulSet with nothing ready',
    { statefulsets: [statefulSet('ledger', { status: { replicas: 3, ready: 0, updated: 0 } })] },
    ['StatefulSet/shop/ledger'],
  ],
  [
    'HA-04',
    'just created',
    { deployments: [deployment('cart', { status: down, metadata: metadata('cart', { createdAt: now - 1000 }) })] },
    'n/a',
  ],
  ['HA-04', 'all well', { deployments: [deployment('cart')], statefulsets: [statefulSet('ledger')] }, 'pass'],
  ['HA-05', 'no budget', { deployments: [deployment('cart')] }, ['Deployment/shop/cart']],
  ['HA-05', 'a budget', { deployments: [deployment('cart')], poddisruptionbudgets: [budget('cart')] }, 'pass'],
  [
    'HA-05',
    'a budget of other pods',
    { deployments: [deployment('cart')], poddisruptionbudgets: [budget('pay')] },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-05',
    'a budget by expression',
    {
      deployments: [deployment('cart')],
      poddisruptionbudgets: [
        budget('x', {
          selector: { matchLabels: {}, matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }] },
        }),
      ],
    },
    'pass',
  ],
  [
    'HA-05',
    'a budget without selector',
    { deployments: [deployment('cart')], poddisruptionbudgets: [budget('x', { selector: null })] },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-05',
    'a budget of another namespace',
    {
      deployments: [deployment('cart')],
      poddisruptionbudgets: [budget('cart', { metadata: metadata('b', { namespace: 'pay' }) })],
    },
    ['Deployment/shop/cart'],
  ],
  ['HA-05', 'a single replica', { deployments: [deployment('cart', { replicas: 1 })] }, 'n/a'],
  ...(
    [
      [{ maxUnavailable: 0 }, ['Deployment/shop/cart']],
      [{ maxUnavailable: '0%' }, ['Deployment/shop/cart']],
      [{ maxUnavailable: '1%' }, 'pass'],
      [{ maxUnavailable: null, minAvailable: 2 }, ['Deployment/shop/cart']],
      [{ maxUnavailable: null, minAvailable: '100%' }, ['Deployment/shop/cart']],
      [{ maxUnavailable: null, minAvailable: '51%' }, ['Deployment/shop/cart']],
      [{ maxUnavailable: null, minAvailable: '50%' }, 'pass'],
      [{ maxUnavailable: null, minAvailable: 1 }, 'pass'],
      [{ maxUnavailable: null, minAvailable: null }, 'pass'],
      [{ maxUnavailable: 'nonsense' }, 'pass'],
    ] as const
  ).map(([rule, expected]): CheckCase => [
    'HA-06',
    `two replicas and ${JSON.stringify(rule)}`,
    { deployments: [deployment('cart')], poddisruptionbudgets: [budget('cart', rule)] },
    expected === 'pass' ? expected : [...expected],
  ]),
  ['HA-06', 'no budget', { deployments: [deployment('cart')] }, 'n/a'],
  [
    'HA-06',
    'nothing runs',
    {
      deployments: [deployment('cart', { replicas: 0 })],
      poddisruptionbudgets: [budget('cart', { maxUnavailable: 0 })],
    },
    'n/a',
  ],
  ['HA-12', 'both on one node', cartOn(['node-2', 'node-2']), ['Deployment/shop/cart']],
  ['HA-12', 'on two nodes', cartOn(['node-1', 'node-2']), 'pass'],
  ['HA-12', 'one node in the cluster', cartOn(['node-1', 'node-1'], [node('node-1')]), 'n/a'],
  [
    'HA-12',
    'the other node is cordoned',
    cartOn(['node-1', 'node-1'], [node('node-1'), node('node-2', { unschedulable: true })]),
    'n/a',
  ],
  [
    'HA-12',
    'the other node is tainted',
    cartOn(['node-1', 'node-1'], [node('node-1'), node('node-2', { taints: taint })]),
    'n/a',
  ],
  ['HA-12', 'one replica ready', { ...cartOn(['node-1']) }, 'n/a'],
  [
    'HA-14',
    'nothing spreads',
    { deployments: [deployment('cart', { template: { labels: {}, spec: podSpec({ spreadKeys: [] }) } })] },
    ['Deployment/shop/cart'],
  ],
  ['HA-14', 'spread over nodes', { deployments: [deployment('cart')] }, 'pass'],
  ['HA-14', 'one replica', { deployments: [deployment('cart', { replicas: 1 })] }, 'n/a'],
  [
    'HA-18',
    'Recreate',
    { deployments: [deployment('cart', { strategy: { type: 'Recreate', maxUnavailable: 0, maxSurge: 0 } })] },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-18',
    'all may be away',
    { deployments: [deployment('cart', { strategy: { type: 'RollingUpdate', maxUnavailable: '100%', maxSurge: 0 } })] },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-18',
    '99 % of two rounds down to one',
    { deployments: [deployment('cart', { strategy: { type: 'RollingUpdate', maxUnavailable: '99%', maxSurge: 0 } })] },
    'pass',
  ],
  ['HA-18', 'one replica', { deployments: [deployment('cart', { replicas: 1 })] }, 'n/a'],
  [
    'PR-01',
    'no readiness probe behind a Service',
    { deployments: [cart({ probes: {} })], services: [service('cart')] },
    ['Deployment/shop/cart'],
  ],
  ['PR-01', 'with a readiness probe', { deployments: [deployment('cart')], services: [service('cart')] }, 'pass'],
  ['PR-01', 'no Service', { deployments: [cart({ probes: {} })] }, 'n/a'],
  [
    'PR-01',
    'a Service without selector',
    { deployments: [cart({ probes: {} })], services: [service('cart', { selector: null })] },
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
  ['IM-01', 'latest', { deployments: [cart({ image: 'shop/cart:latest' })] }, ['Deployment/shop/cart']],
  ['IM-01', 'a port is no tag', { deployments: [cart({ image: 'registry:5000/cart' })] }, ['Deployment/shop/cart']],
  ['IM-01', 'a digest', { deployments: [cart({ image: `cart@sha256:${'0'.repeat(64)}` })] }, 'pass'],
  [
    'IM-01',
    'a pod of a CronJob',
    {
      jobs: [job('nightly-1', { cronJob: 'nightly' })],
      pods: [
        pod('nightly-1-a', { owner: 'Job/nightly-1', spec: podSpec({ containers: [container({ image: 'tool' })] }) }),
      ],
    },
    ['CronJob/shop/nightly'],
  ],
  ['IM-01', 'nothing runs', {}, 'n/a'],
  ['RS-01', 'no CPU request', { deployments: [cart({ requests: { memory: 1 } })] }, ['Deployment/shop/cart']],
  ['RS-01', 'a limit is a request', { deployments: [cart({ requests: {}, limits: { cpu: 1 } })] }, 'pass'],
  [
    'RS-01',
    'a bare pod',
    { pods: [pod('tool', { spec: podSpec({ containers: [container({ requests: {} })] }) })] },
    ['Pod/shop/tool'],
  ],
  ['RS-01', 'an init container only', { deployments: [cart({ role: 'init', requests: {} })] }, 'pass'],
  ['RS-01', 'nothing runs', {}, 'n/a'],
  [
    'RS-02',
    'no memory request',
    { deployments: [cart({ requests: { cpu: 1 }, limits: {} })] },
    ['Deployment/shop/cart'],
  ],
  ['RS-02', 'with a memory request', { deployments: [deployment('cart')] }, 'pass'],
  ['RS-02', 'nothing runs', {}, 'n/a'],
  ['RS-03', 'no memory limit', { deployments: [cart({ limits: {} })] }, ['Deployment/shop/cart']],
  ['RS-03', 'with a memory limit', { deployments: [deployment('cart')] }, 'pass'],
  ['RS-03', 'nothing runs', {}, 'n/a'],
  [
    'RT-16',
    'two failed runs of a CronJob',
    { jobs: [job('n-1', { failed: true, cronJob: 'nightly' }), job('n-2', { failed: true, cronJob: 'nightly' })] },
    ['CronJob/shop/nightly'],
  ],
  ['RT-16', 'a failed Job', { jobs: [job('migrate', { failed: true })] }, ['Job/shop/migrate']],
  ['RT-16', 'a Job that went well', { jobs: [job('migrate')] }, 'pass'],
  ['RT-16', 'no Job', {}, 'n/a'],
  ['NW-01', 'selects nothing', { services: [service('cart')], pods: [pod('pay')] }, ['Service/shop/cart']],
  [
    'NW-01',
    'selects a finished pod only',
    { services: [service('cart')], pods: [{ ...pod('cart'), phase: 'Succeeded' }] },
    ['Service/shop/cart'],
  ],
  ['NW-01', 'selects a pod', { services: [service('cart')], pods: [pod('cart')] }, 'pass'],
  ['NW-01', 'an alias', { services: [service('cart', { type: 'ExternalName' })] }, 'n/a'],
  ['NW-02', 'pods but no slice', { services: [service('cart')], pods: [notReady('cart')] }, ['Service/shop/cart']],
  [
    'NW-02',
    'endpoints, none ready',
    { services: [service('cart')], pods: [notReady('cart')], endpointslices: [endpointSlice('cart', [false, false])] },
    ['Service/shop/cart'],
  ],
  [
    'NW-02',
    'one ready',
    { services: [service('cart')], pods: [pod('cart')], endpointslices: [endpointSlice('cart', [false, true])] },
    'pass',
  ],
  ['NW-02', 'pods just created', { services: [service('cart')], pods: [young('cart')] }, 'n/a'],
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
];
