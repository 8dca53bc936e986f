import type { Node } from '../../kubernetes/objects.ts';
import {
  autoscaler,
  budget,
  claim,
  container,
  daemonSet,
  deployment,
  endpointSlice,
  metadata,
  node,
  now,
  pod,
  podSpec,
  replicaSet,
  service,
  statefulSet,
  volume,
} from './build-snapshot.ts';
import type { CheckCase } from './check-case.ts';

const inZone = (name: string, zone: string, more: Partial<Node> = {}) =>
  node(name, { metadata: metadata(name, { namespace: '', labels: { 'topology.kubernetes.io/zone': zone } }), ...more });
const hosts = (...names: string[]) =>
  names.map((name) =>
    node(name, { metadata: metadata(name, { namespace: '', labels: { 'kubernetes.io/hostname': name } }) })
  );
const spot = (name: string) =>
  node(name, { metadata: metadata(name, { namespace: '', labels: { 'cloud.google.com/gke-spot': 'true' } }) });
const controlPlane = (name: string) =>
  node(name, { metadata: metadata(name, { namespace: '', labels: { 'node-role.kubernetes.io/control-plane': '' } }) });
const cartPods = (...nodes: string[]) =>
  nodes.map((name, index) => pod(`cart-${index}`, { owner: 'ReplicaSet/cart-1', app: 'cart', node: name }));
const cartOn = (cluster: Node[], ...nodes: string[]) => ({
  deployments: [deployment('cart', { replicas: nodes.length })],
  replicasets: [replicaSet('cart')],
  pods: cartPods(...nodes),
  nodes: cluster,
});
const spreading = (maxSkew: number) => ({
  labels: { app: 'cart' },
  spec: podSpec({
    spreadConstraints: [
      {
        maxSkew,
        topologyKey: 'kubernetes.io/hostname',
        hard: false,
        selector: { matchLabels: { app: 'cart' }, matchExpressions: [] },
      },
    ],
  }),
});
const mounting = (name: string) => ({ labels: { app: 'cart' }, spec: podSpec({ claims: [name] }) });
const zones = [inZone('node-1', 'a'), inZone('node-2', 'a'), inZone('node-3', 'b')];
const three = hosts('node-1', 'node-2', 'node-3');
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
  nodes: three,
});
const dnsOn = (...nodes: string[]) =>
  nodes.map((name, index) => pod(`coredns-${index}`, { owner: 'ReplicaSet/coredns-1', node: name }));

export const availabilityCases: CheckCase[] = [
  ['HA-07', 'no pod matches', { poddisruptionbudgets: [budget('cart')] }, ['PodDisruptionBudget/shop/cart-budget']],
  ['HA-07', 'a pod matches', { poddisruptionbudgets: [budget('cart')], pods: [pod('cart')] }, 'pass'],
  [
    'HA-07',
    'its workload is scaled to zero',
    { poddisruptionbudgets: [budget('cart')], deployments: [deployment('cart', { replicas: 0 })] },
    'pass',
  ],
  ['HA-07', 'no budget', {}, 'n/a'],
  [
    'HA-09',
    'two budgets',
    {
      deployments: [deployment('cart')],
      poddisruptionbudgets: [budget('cart'), budget('x', { selector: { matchLabels: {}, matchExpressions: [] } })],
    },
    ['Deployment/shop/cart'],
  ],
  ['HA-09', 'one budget', { daemonsets: [daemonSet('agent')], poddisruptionbudgets: [budget('agent')] }, 'pass'],
  ['HA-09', 'no budget', { deployments: [deployment('cart')] }, 'n/a'],
  ...(
    [
      [2, ['Deployment/shop/cart']],
      ['100%', ['Deployment/shop/cart']],
      [1, 'pass'],
    ] as const
  ).map(([minAvailable, expected]): CheckCase => [
    'HA-10',
    `minAvailable ${minAvailable} below a minimum of two`,
    {
      deployments: [deployment('cart', { replicas: 4 })],
      horizontalpodautoscalers: [autoscaler('cart')],
      poddisruptionbudgets: [budget('cart', { minAvailable, maxUnavailable: null })],
    },
    typeof expected === 'string' ? expected : [...expected],
  ]),
  ['HA-10', 'no autoscaler', { deployments: [deployment('cart')], poddisruptionbudgets: [budget('cart')] }, 'n/a'],
  ['HA-13', 'two nodes of one zone', cartOn(zones, 'node-1', 'node-2'), ['Deployment/shop/cart']],
  ['HA-13', 'two zones', cartOn(zones, 'node-1', 'node-3'), 'pass'],
  ['HA-13', 'the cluster has one zone', cartOn(zones.slice(0, 2), 'node-1', 'node-2'), 'n/a'],
  [
    'HA-13',
    'its node selector leaves one zone',
    {
      ...cartOn(zones, 'node-1', 'node-2'),
      deployments: [
        deployment('cart', {
          template: { labels: {}, spec: podSpec({ nodeSelector: { 'topology.kubernetes.io/zone': 'a' } }) },
        }),
      ],
    },
    'n/a',
  ],
  ['HA-13', 'no zone is known', cartOn(three, 'node-1', 'node-2'), 'n/a'],
  [
    'HA-15',
    'three on one node and one on another',
    {
      ...cartOn(three, 'node-1', 'node-1', 'node-1', 'node-2'),
      deployments: [deployment('cart', { replicas: 4, template: spreading(1) })],
    },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-15',
    'as asked for',
    { ...cartOn(three, 'node-1', 'node-2', 'node-3'), deployments: [deployment('cart', { template: spreading(1) })] },
    'pass',
  ],
  ['HA-15', 'nothing asked for', cartOn(three, 'node-1', 'node-2'), 'n/a'],
  [
    'HA-16',
    'two of three members on one node',
    {
      statefulsets: [statefulSet('db')],
      pods: ['node-1', 'node-1', 'node-2'].map((name, index) =>
        pod(`db-${index}`, { owner: 'StatefulSet/db', app: 'db', node: name })
      ),
      nodes: three,
    },
    ['StatefulSet/shop/db'],
  ],
  [
    'HA-16',
    'fewer left than the budget wants',
    { ...cartOn(three, 'node-1', 'node-1', 'node-2'), poddisruptionbudgets: [budget('cart')] },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-16',
    'one per node',
    { ...cartOn(three, 'node-1', 'node-2', 'node-3'), poddisruptionbudgets: [budget('cart')] },
    'pass',
  ],
  ['HA-16', 'neither quorum nor budget', cartOn(three, 'node-1', 'node-1', 'node-2'), 'n/a'],
  ['HA-17', 'four members', { statefulsets: [etcd(4)] }, ['StatefulSet/shop/etcd']],
  ['HA-17', 'three members', { statefulsets: [etcd(3)] }, 'pass'],
  ['HA-17', 'no quorum', { statefulsets: [statefulSet('web', { replicas: 4 })] }, 'n/a'],
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
  ['HA-21', 'all on spot machines', cartOn([spot('node-1'), node('node-2')], 'node-1'), ['Deployment/shop/cart']],
  ['HA-21', 'one on a regular machine', cartOn([spot('node-1'), node('node-2')], 'node-1', 'node-2'), 'pass'],
  ['HA-21', 'no spot machine', cartOn(three, 'node-1'), 'n/a'],
  ['HA-22', 'one of two', { ...cartOn(three, 'node-1', 'node-2'), ...oneReady }, ['Service/shop/cart']],
  [
    'HA-22',
    'both',
    {
      ...cartOn(three, 'node-1', 'node-2'),
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
  ['HA-22', 'a single replica', { ...cartOn(three, 'node-1'), ...oneReady }, 'n/a'],
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
  ['HA-24', 'a managed cluster', { nodes: three }, 'n/a'],
  ['HA-25', 'one zone', { nodes: zones.slice(0, 2) }, ['Cluster//cluster']],
  ['HA-25', 'two zones', { nodes: zones }, 'pass'],
  ['HA-25', 'zones are not known', { nodes: three }, 'n/a'],
  ['HA-26', 'one replica', { ...dns(1), pods: dnsOn('node-1') }, ['Deployment/shop/coredns']],
  ['HA-26', 'two on one node', { ...dns(2), pods: dnsOn('node-1', 'node-1') }, ['Deployment/shop/coredns']],
  ['HA-26', 'two on two nodes', { ...dns(2), pods: dnsOn('node-1', 'node-2') }, 'pass'],
  ['HA-26', 'no add-on', cartOn(three, 'node-1'), 'n/a'],
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
