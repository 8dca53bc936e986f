import type { Node } from '../../kubernetes/objects.ts';
import {
  claim,
  container,
  endpointSlice,
  ingress,
  metadata,
  namespace,
  node,
  now,
  pod,
  podSpec,
  service,
  volume,
  webhook,
} from './build-snapshot.ts';
import type { CheckCase } from './check-case.ts';

const hour = 3_600_000;
const web = (targetPort: number | string) =>
  service('cart', { ports: [{ name: 'http', port: 80, targetPort, protocol: 'TCP' }] });
const sized = (name: string, cpu: number, more: Partial<Node> = {}) =>
  node(name, { allocatable: { cpu, memory: 1e10, pods: 10 }, ...more });
const asking = (cpu: number, name = 'a') =>
  pod(name, { spec: podSpec({ containers: [container({ requests: { cpu }, limits: {} })] }) });
const taint = [{ key: 'node.kubernetes.io/unreachable', value: '', effect: 'NoExecute' }];
const balanced = (balancers: number) => service('front', { type: 'LoadBalancer', balancers });
const gpu = (count: number) =>
  node('node-1', { capacity: { 'nvidia.com/gpu': 2 }, allocatable: { 'nvidia.com/gpu': count } });
const waiting = claim('data', { phase: 'Pending' });
const mounting = pod('a', { spec: podSpec({ claims: ['data'] }) });
const hook = { validatingwebhookconfigurations: [webhook('policy')] };

export const clusterCases: CheckCase[] = [
  ['NW-03', 'a name no container has', { services: [web('web')], pods: [pod('cart')] }, ['Service/shop/cart']],
  ['NW-03', 'a number no container has', { services: [web(9)], pods: [pod('cart')] }, ['Service/shop/cart']],
  ['NW-03', 'the container’s port', { services: [web('http')], pods: [pod('cart')] }, 'pass'],
  ['NW-03', 'no pods', { services: [web('http')] }, 'n/a'],
  ['NW-04', 'no such Service', { ingresses: [ingress('cart', 80)] }, ['Ingress/shop/front']],
  ['NW-04', 'no such port', { ingresses: [ingress('cart', 81)], services: [web(80)] }, ['Ingress/shop/front']],
  ['NW-04', 'the port by name', { ingresses: [ingress('cart', 'http')], services: [web(80)] }, 'pass'],
  ['NW-04', 'no Ingress', { services: [web(80)] }, 'n/a'],
  ['NW-06', 'no address', { services: [balanced(0)] }, ['Service/shop/front']],
  ['NW-06', 'an address', { services: [balanced(1)] }, 'pass'],
  ['NW-06', 'no load balancer', { services: [web(80)] }, 'n/a'],
  [
    'ST-03',
    'a pod waits for it',
    { persistentvolumeclaims: [waiting], pods: [mounting] },
    ['PersistentVolumeClaim/shop/data'],
  ],
  [
    'ST-03',
    'Lost',
    { persistentvolumeclaims: [claim('data', { phase: 'Lost' })] },
    ['PersistentVolumeClaim/shop/data'],
  ],
  ['ST-03', 'nobody waits for it', { persistentvolumeclaims: [waiting] }, 'pass'],
  ['ST-03', 'no claim', {}, 'n/a'],
  ['ST-04', 'Failed', { persistentvolumes: [volume('data', { phase: 'Failed' })] }, ['PersistentVolume//volume-data']],
  ['ST-04', 'Bound', { persistentvolumes: [volume('data')] }, 'pass'],
  ['ST-04', 'no volume', {}, 'n/a'],
  [
    'ST-05',
    'Released',
    { persistentvolumes: [volume('data', { phase: 'Released' })] },
    ['PersistentVolume//volume-data'],
  ],
  ['ST-05', 'Bound', { persistentvolumes: [volume('data')] }, 'pass'],
  ['ST-05', 'no volume', {}, 'n/a'],
  ['ND-03', 'tainted', { nodes: [node('node-1', { taints: taint })] }, ['Node//node-1']],
  [
    'ND-03',
    'removed by the autoscaler',
    {
      nodes: [
        node('node-1', {
          taints: [...taint, { key: 'ToBeDeletedByClusterAutoscaler', value: '', effect: 'NoSchedule' }],
        }),
      ],
    },
    'pass',
  ],
  ['ND-03', 'no node', {}, 'n/a'],
  [
    'ND-06',
    'all slots taken',
    { nodes: [sized('node-1', 1)], pods: Array.from({ length: 10 }, (_, index) => pod(`p-${index}`)) },
    ['Node//node-1'],
  ],
  [
    'ND-06',
    'finished pods do not count',
    {
      nodes: [sized('node-1', 1)],
      pods: Array.from({ length: 10 }, (_, index) => ({ ...pod(`p-${index}`), phase: 'Succeeded' as const })),
    },
    'pass',
  ],
  ['ND-06', 'slots are not known', { nodes: [node('node-1')] }, 'n/a'],
  ['ND-10', 'four minors behind', { nodes: [node('new'), node('old', { kubeletVersion: 'v1.30.4' })] }, ['Node//old']],
  ['ND-10', 'three minors behind', { nodes: [node('new'), node('old', { kubeletVersion: 'v1.31.0' })] }, 'pass'],
  ['ND-10', 'no version', { nodes: [node('x', { kubeletVersion: '' })] }, 'n/a'],
  ['ND-21', 'one of two', { nodes: [gpu(1)] }, ['Node//node-1']],
  ['ND-21', 'both', { nodes: [gpu(2)] }, 'pass'],
  ['ND-21', 'no GPU', { nodes: [node('node-1')] }, 'n/a'],
  ['CL-01', 'the smaller node is enough', { nodes: [sized('node-1', 4), sized('b', 2)], pods: [asking(1.5)] }, 'pass'],
  [
    'CL-01',
    'requests need the largest node',
    { nodes: [sized('node-1', 4), sized('b', 2)], pods: [asking(3)] },
    ['Cluster//cluster'],
  ],
  ['CL-01', 'one node', { nodes: [sized('a', 4)], pods: [asking(3)] }, 'n/a'],
  ['CL-10', 'no endpoint', hook, ['ValidatingWebhookConfiguration//policy']],
  [
    'CL-10',
    'one endpoint',
    { mutatingwebhookconfigurations: [webhook('policy')], endpointslices: [endpointSlice('policy', [true, false])] },
    ['MutatingWebhookConfiguration//policy'],
  ],
  ['CL-10', 'two endpoints', { ...hook, endpointslices: [endpointSlice('policy', [true, true])] }, 'pass'],
  ['CL-10', 'it may fail', { validatingwebhookconfigurations: [webhook('policy', 'Ignore')] }, 'n/a'],
  [
    'CL-12',
    'for two hours',
    {
      namespaces: [
        namespace('old', {
          phase: 'Terminating',
          metadata: metadata('old', { namespace: '', deletedAt: now - 2 * hour }),
        }),
      ],
    },
    ['Namespace//old'],
  ],
  ['CL-12', 'active', { namespaces: [namespace('shop')] }, 'pass'],
  ['CL-12', 'none', {}, 'n/a'],
];
