import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Both replicas stand on one node. */
export const sessions = deployment({
  namespace: 'shop',
  name: 'sessions',
  nodes: ['node-2', 'node-2'],
  containers: [
    container({
      name: 'sessions',
      image: 'registry.example/shop/sessions:1.12.4',
      cpu: [0.2, 0.5],
      memory: [256, 384],
    }),
  ],
  planted: [
    {
      name: 'all replicas of sessions are on node-2',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'sessions' },
      incidents: [],
      verdicts: [],
      findings: ['HA-12'],
    },
  ],
});
