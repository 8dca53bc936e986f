import type { CheckCase } from '../check-case.ts';
import { claim, endpointSlice, node, service, volume } from '../build-cluster.ts';
import { metadata, now } from '../build-metadata.ts';
import { container, pod, podSpec } from '../build-pod.ts';
import { autoscaler, daemonSet, deployment, replicaSet, statefulSet } from '../build-workload.ts';
import { cartPods, placed, threeNodes } from '../cart.ts';

const down = { replicas: 2, ready: 0, available: 0, updated: 2, observedGeneration: 1 };
const controlPlane = (name: string) =>
  node(name, { metadata: metadata(name, { namespace: '', labels: { 'node-role.kubernetes.io/control-plane': '' } }) });
const mounting = (name: string) => ({ labels: { app: 'cart' }, spec: podSpec({ claims: [name] }) });
const etcd = (replicas: number) =>
  statefulSet('etcd', {
    replicas,
    template: {
      labels: { app: 'etcd' },
      spec: podSpec({ containers: [container({ image: 'quay.io/coreos/etcd:v3.6' })] }),
    },
  });
const oneReady = { services: [service('cart')], endpointslices: [endpointSlice('cart', [true, false])] };
const system = (priorityClassName: string | null) =>
  deployment('coredns', {
    metadata: metadata('coredns', { namespace: 'kube-system' }),
    template: { labels: {}, spec: podSpec({ priorityClassName }) },
  });
const dns = (replicas: number) => ({
  deployments: [deployment('coredns', { replicas })],
  replicasets: [replicaSet('coredns')],
  nodes: threeNodes,
});
const dnsOn = (...nodes: string[]) =>
  nodes.map((name, index) => pod(`coredns-${index}`, { owner: 'ReplicaSet/coredns-1', node: name }));

/** How many replicas there are, and what takes them all away. */
export const replicaCases: CheckCase[] = [
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
  ['HA-17', 'four members', { statefulsets: [etcd(4)] }, ['StatefulSet/shop/etcd']],
  ['HA-17', 'three members', { statefulsets: [etcd(3)] }, 'pass'],
  ['HA-17', 'no quorum', { statefulsets: [statefulSet('web', { replicas: 4 })] }, 'n/a'],
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
    'HA-19',
    'a rolling update of one replica',
    {
      deployments: [deployment('cart', { replicas: 1, template: mounting('data') })],
      persistentvolumeclaims: [claim('data')],
    },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-19',
    'Recreate',
    {
      deployments: [
        deployment('cart', {
          replicas: 1,
          template: mounting('data'),
          strategy: { type: 'Recreate', maxUnavailable: 0, maxSurge: 0 },
        }),
      ],
      persistentvolumeclaims: [claim('data')],
    },
    'pass',
  ],
  [
    'HA-19',
    'a volume for many',
    {
      deployments: [deployment('cart', { template: mounting('data') })],
      persistentvolumeclaims: [claim('data', { accessModes: ['ReadWriteMany'] })],
    },
    'pass',
  ],
  ['HA-19', 'no claim', { deployments: [deployment('cart')] }, 'n/a'],
  [
    'HA-20',
    'hostPath',
    { deployments: [deployment('cart', { template: { labels: {}, spec: podSpec({ hostPaths: ['/data'] }) } })] },
    ['Deployment/shop/cart'],
  ],
  ...[true, false].map((pinned): CheckCase => [
    'HA-20',
    pinned ? 'a local volume' : 'a network volume',
    {
      statefulsets: [statefulSet('db')],
      pods: [pod('db-0', { owner: 'StatefulSet/db', spec: podSpec({ claims: ['data'] }) })],
      persistentvolumeclaims: [claim('data')],
      persistentvolumes: [volume('data', { pinned })],
    },
    pinned ? ['StatefulSet/shop/db'] : 'pass',
  ]),
  ['HA-20', 'no data', { deployments: [deployment('cart')] }, 'n/a'],
  ['HA-22', 'one of two', { ...placed(threeNodes, 'node-1', 'node-2'), ...oneReady }, ['Service/shop/cart']],
  [
    'HA-22',
    'both',
    {
      ...placed(threeNodes, 'node-1', 'node-2'),
      ...oneReady,
      endpointslices: [
        {
          ...endpointSlice('cart', []),
          endpoints: ['cart-0', 'cart-1'].map((name) => ({ ready: true, pod: name, node: 'node-1' })),
        },
      ],
    },
    'pass',
  ],
  ['HA-22', 'a single replica', { ...placed(threeNodes, 'node-1'), ...oneReady }, 'n/a'],
  ['HA-23', 'an add-on without', { deployments: [system(null)] }, ['Deployment/kube-system/coredns']],
  ['HA-23', 'an add-on with', { deployments: [system('system-cluster-critical')] }, 'pass'],
  [
    'HA-23',
    'marked critical',
    {
      statefulsets: [statefulSet('db', { metadata: metadata('db', { annotations: { 'vigil.io/critical': 'true' } }) })],
    },
    ['StatefulSet/shop/db'],
  ],
  ['HA-23', 'nothing is critical', { deployments: [deployment('cart')] }, 'n/a'],
  ['HA-24', 'one member', { nodes: [controlPlane('m-1')] }, ['Cluster//cluster']],
  ['HA-24', 'four members', { nodes: ['m-1', 'm-2', 'm-3', 'm-4'].map(controlPlane) }, ['Cluster//cluster']],
  ['HA-24', 'three members', { nodes: ['m-1', 'm-2', 'm-3'].map(controlPlane) }, 'pass'],
  ['HA-24', 'a managed cluster', { nodes: threeNodes }, 'n/a'],
  ['HA-26', 'one replica', { ...dns(1), pods: dnsOn('node-1') }, ['Deployment/shop/coredns']],
  ['HA-26', 'two on one node', { ...dns(2), pods: dnsOn('node-1', 'node-1') }, ['Deployment/shop/coredns']],
  ['HA-26', 'two on two nodes', { ...dns(2), pods: dnsOn('node-1', 'node-2') }, 'pass'],
  ['HA-26', 'no add-on', placed(threeNodes, 'node-1'), 'n/a'],
  ['HA-27', 'without owner', { pods: [pod('tool')] }, ['Pod/shop/tool']],
  ['HA-27', 'with owner', { pods: cartPods('node-1') }, 'pass'],
  [
    'HA-27',
    'finished, leaving, static',
    {
      pods: [
        { ...pod('a'), phase: 'Succeeded' },
        { ...pod('b'), mirror: true },
        { ...pod('c'), metadata: metadata('c', { deletedAt: now }) },
      ],
    },
    'n/a',
  ],
];
