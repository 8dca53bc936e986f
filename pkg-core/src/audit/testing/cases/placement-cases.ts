import type { Node } from '../../../kubernetes/objects.ts';
import type { CheckCase } from '../check-case.ts';
import { node } from '../build-cluster.ts';
import { metadata } from '../build-metadata.ts';
import { pod, podSpec } from '../build-pod.ts';
import { budget, deployment, statefulSet } from '../build-workload.ts';
import { cartOn, placed, threeNodes } from '../cart.ts';

const taint = [{ key: 'node-role.kubernetes.io/control-plane', value: '', effect: 'NoSchedule' }];
const inZone = (name: string, zone: string, more: Partial<Node> = {}) =>
  node(name, { metadata: metadata(name, { namespace: '', labels: { 'topology.kubernetes.io/zone': zone } }), ...more });
const spot = (name: string) =>
  node(name, { metadata: metadata(name, { namespace: '', labels: { 'cloud.google.com/gke-spot': 'true' } }) });
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
const zones = [inZone('node-1', 'a'), inZone('node-2', 'a'), inZone('node-3', 'b')];

/** Nodes and zones that pods are spread over. */
export const placementCases: CheckCase[] = [
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
  ['HA-13', 'two nodes of one zone', placed(zones, 'node-1', 'node-2'), ['Deployment/shop/cart']],
  ['HA-13', 'two zones', placed(zones, 'node-1', 'node-3'), 'pass'],
  ['HA-13', 'the cluster has one zone', placed(zones.slice(0, 2), 'node-1', 'node-2'), 'n/a'],
  [
    'HA-13',
    'its node selector leaves one zone',
    {
      ...placed(zones, 'node-1', 'node-2'),
      deployments: [
        deployment('cart', {
          template: { labels: {}, spec: podSpec({ nodeSelector: { 'topology.kubernetes.io/zone': 'a' } }) },
        }),
      ],
    },
    'n/a',
  ],
  ['HA-13', 'no zone is known', placed(threeNodes, 'node-1', 'node-2'), 'n/a'],
  [
    'HA-14',
    'nothing spreads',
    { deployments: [deployment('cart', { template: { labels: {}, spec: podSpec({ spreadKeys: [] }) } })] },
    ['Deployment/shop/cart'],
  ],
  ['HA-14', 'spread over nodes', { deployments: [deployment('cart')] }, 'pass'],
  ['HA-14', 'one replica', { deployments: [deployment('cart', { replicas: 1 })] }, 'n/a'],
  [
    'HA-15',
    'three on one node and one on another',
    {
      ...placed(threeNodes, 'node-1', 'node-1', 'node-1', 'node-2'),
      deployments: [deployment('cart', { replicas: 4, template: spreading(1) })],
    },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-15',
    'as asked for',
    {
      ...placed(threeNodes, 'node-1', 'node-2', 'node-3'),
      deployments: [deployment('cart', { template: spreading(1) })],
    },
    'pass',
  ],
  ['HA-15', 'nothing asked for', placed(threeNodes, 'node-1', 'node-2'), 'n/a'],
  [
    'HA-16',
    'two of three members on one node',
    {
      statefulsets: [statefulSet('db')],
      pods: ['node-1', 'node-1', 'node-2'].map((name, index) =>
        pod(`db-${index}`, { owner: 'StatefulSet/db', app: 'db', node: name })
      ),
      nodes: threeNodes,
    },
    ['StatefulSet/shop/db'],
  ],
  [
    'HA-16',
    'fewer left than the budget wants',
    { ...placed(threeNodes, 'node-1', 'node-1', 'node-2'), poddisruptionbudgets: [budget('cart')] },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-16',
    'one per node',
    { ...placed(threeNodes, 'node-1', 'node-2', 'node-3'), poddisruptionbudgets: [budget('cart')] },
    'pass',
  ],
  ['HA-16', 'neither quorum nor budget', placed(threeNodes, 'node-1', 'node-1', 'node-2'), 'n/a'],
  ['HA-21', 'all on spot machines', placed([spot('node-1'), node('node-2')], 'node-1'), ['Deployment/shop/cart']],
  ['HA-21', 'one on a regular machine', placed([spot('node-1'), node('node-2')], 'node-1', 'node-2'), 'pass'],
  ['HA-21', 'no spot machine', placed(threeNodes, 'node-1'), 'n/a'],
  ['HA-25', 'one zone', { nodes: zones.slice(0, 2) }, ['Cluster//cluster']],
  ['HA-25', 'two zones', { nodes: zones }, 'pass'],
  ['HA-25', 'zones are not known', { nodes: threeNodes }, 'n/a'],
];
