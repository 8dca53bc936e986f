import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Keeps a map of the world in memory: a third of node-2 is its own, while the large node hardly feels it. */
export const geoIndex = deployment({
  namespace: 'shop',
  name: 'geo-index',
  nodes: ['node-2', 'gpu-1'],
  containers: [
    container({
      name: 'geo-index',
      image: 'registry.example/shop/geo-index:7.2.0',
      cpu: [0.2, 0.5],
      memory: [18 * 1024, 22 * 1024],
      use: { memory: 0.6 },
    }),
  ],
  planted: [
    {
      name: 'geo-index makes node-2 the fullest by far',
      workload: { kind: 'Node', namespace: '', name: 'node-2' },
      incidents: [],
      verdicts: ['unbalanced'],
      findings: [],
    },
  ],
});
