import { javaService } from '../logs/java-service.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Its CPU limit cuts every burst short. */
export const search = deployment({
  namespace: 'shop',
  name: 'search',
  nodes: ['node-2', 'node-3'],
  containers: [
    container({
      name: 'search',
      image: 'registry.example/shop/search:11.3.0',
      cpu: [0.4, 0.5],
      memory: [512, 768],
      use: { throttled: 0.42 },
      log: javaService,
    }),
  ],
  planted: [
    {
      name: 'search is throttled',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'search' },
      incidents: [],
      verdicts: ['throttled'],
      findings: ['RS-08'],
    },
  ],
});
