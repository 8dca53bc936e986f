import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** No probes. */
export const recommend = deployment({
  namespace: 'shop',
  name: 'recommend',
  nodes: ['node-1', 'node-3'],
  containers: [
    container({
      name: 'recommend',
      image: 'registry.example/shop/recommend:0.44.0',
      cpu: [0.2, 0.5],
      memory: [256, 384],
      liveness: false,
      readiness: false,
    }),
  ],
  planted: [
    {
      name: 'recommend has no probes',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'recommend' },
      incidents: [],
      verdicts: [],
      findings: ['PR-01', 'PR-02'],
    },
  ],
});
