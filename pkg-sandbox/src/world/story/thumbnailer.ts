import { minute } from '../duration.ts';
import { evictedOnce } from '../workload/evicted-once.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Fills the disk of node-4 until one of its pods is evicted. */
export const thumbnailer = deployment({
  namespace: 'data',
  name: 'thumbnailer',
  nodes: ['node-4', 'node-1'],
  lifecycle: evictedOnce(
    323 * minute,
    'node-2',
    'The node was low on resource: ephemeral-storage. Threshold quantity: 10737418240, available: 9211Mi. Container thumbnailer was using 38412Mi, request is 0, has larger consumption of ephemeral-storage. '
  ),
  containers: [
    container({
      name: 'thumbnailer',
      image: 'registry.example/data/thumbnailer:0.22.5',
      cpu: [0.2, 0.5],
      memory: [256, 384],
    }),
  ],
  planted: [
    {
      name: 'a pod of thumbnailer was evicted',
      workload: { kind: 'Deployment', namespace: 'data', name: 'thumbnailer' },
      incidents: [{ container: 'thumbnailer', reason: 'Evicted', log: null }],
      verdicts: [],
      findings: [],
    },
  ],
});
