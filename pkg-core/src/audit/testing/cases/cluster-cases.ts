import type { Node } from '../../../kubernetes/objects.ts';
import type { CheckCase } from '../check-case.ts';
import { endpointSlice, namespace, node, webhook } from '../build-cluster.ts';
import { metadata, now } from '../build-metadata.ts';
import { container, pod, podSpec } from '../build-pod.ts';
import { hour } from '../troubled-pod.ts';

const sized = (name: string, cpu: number, more: Partial<Node> = {}) =>
  node(name, { allocatable: { cpu, memory: 1e10, pods: 10 }, ...more });
const asking = (cpu: number, name = 'a') =>
  pod(name, { spec: podSpec({ containers: [container({ requests: { cpu }, limits: {} })] }) });
const unreachable = [{ key: 'node.kubernetes.io/unreachable', value: '', effect: 'NoExecute' }];
const gpu = (count: number) =>
  node('node-1', { capacity: { 'nvidia.com/gpu': 2 }, allocatable: { 'nvidia.com/gpu': count } });
const hook = { validatingwebhookconfigurations: [webhook('policy')] };

/** Nodes and the cluster as a whole. */
export const clusterCases: CheckCase[] = [
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
  ['ND-03', 'tainted', { nodes: [node('node-1', { taints: unreachable })] }, ['Node//node-1']],
  [
    'ND-03',
    'removed by the autoscaler',
    {
      nodes: [
        node('node-1', {
          taints: [...unreachable, { key: 'ToBeDeletedByClusterAutoscaler', value: '', effect: 'NoSchedule' }],
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
];
