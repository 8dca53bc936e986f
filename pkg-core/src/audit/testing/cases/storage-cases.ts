import type { CheckCase } from '../check-case.ts';
import { claim, volume } from '../build-cluster.ts';
import { metadata } from '../build-metadata.ts';
import { container, pod, podEvent, podSpec } from '../build-pod.ts';
import { deployment, statefulSet } from '../build-workload.ts';
import { cart } from '../cart.ts';
import { alone, podWith } from '../troubled-pod.ts';

const waiting = claim('data', { phase: 'Pending' });
const mountingPod = pod('a', { spec: podSpec({ claims: ['data'] }) });

/** Volumes and their claims. */
export const storageCases: CheckCase[] = [
  [
    'MC-11',
    'no volume',
    {
      statefulsets: [
        statefulSet('prometheus', {
          template: {
            labels: {},
            spec: podSpec({ containers: [container({ image: 'quay.io/prometheus/prometheus:v3.7.3' })] }),
          },
        }),
      ],
    },
    ['StatefulSet/shop/prometheus'],
  ],
  [
    'MC-11',
    'a claim per pod',
    {
      statefulsets: [
        statefulSet('prometheus', {
          template: { labels: {}, spec: podSpec({ containers: [container({ image: 'prom/prometheus' })] }) },
        }),
      ],
      pods: [pod('prometheus-0', { owner: 'StatefulSet/prometheus', spec: podSpec({ claims: ['data'] }) })],
    },
    'pass',
  ],
  ['MC-11', 'no Prometheus', cart({}), 'n/a'],
  [
    'ST-03',
    'a pod waits for it',
    { persistentvolumeclaims: [waiting], pods: [mountingPod] },
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
  [
    'ST-06',
    'nobody mounts it',
    { persistentvolumeclaims: [claim('data', { metadata: metadata('data', { createdAt: 0 }) })] },
    ['PersistentVolumeClaim/shop/data'],
  ],
  [
    'ST-06',
    'a workload at zero would',
    {
      ...{ persistentvolumeclaims: [claim('data', { metadata: metadata('data', { createdAt: 0 }) })] },
      deployments: [deployment('cart', { replicas: 0, template: { labels: {}, spec: podSpec({ claims: ['data'] }) } })],
    },
    'pass',
  ],
  ['ST-06', 'no claim', {}, 'n/a'],
  [
    'ST-07',
    'no disk',
    { pods: [podWith({ phase: 'Pending' })], events: [podEvent('a', 'FailedAttachVolume', 'Multi-Attach error')] },
    alone,
  ],
  ['ST-07', 'mounted since', { pods: [pod('a')], events: [podEvent('a', 'FailedMount', 'timed out')] }, 'pass'],
  ['ST-07', 'no pods', {}, 'n/a'],
];
