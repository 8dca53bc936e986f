import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** May take nearly all of a node that others were promised as well. */
export const featureStore = deployment({
  namespace: 'shop',
  name: 'feature-store',
  nodes: ['node-3', 'gpu-1'],
  containers: [
    container({
      name: 'feature-store',
      image: 'registry.example/shop/feature-store:1.4.4',
      cpu: [0.1, 0.3],
      memory: [1024, 34 * 1024],
    }),
  ],
  planted: [
    {
      name: 'the memory limits on node-3 are one and a half times its memory',
      workload: { kind: 'Node', namespace: '', name: 'node-3' },
      incidents: [],
      verdicts: ['over-committed'],
      findings: [],
    },
  ],
});
