import { javaService } from '../logs/java-service.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Asks for ten times what it uses. */
export const legacyPortal = deployment({
  namespace: 'web',
  name: 'legacy-portal',
  nodes: ['node-1', 'node-2'],
  containers: [
    container({
      name: 'portal',
      image: 'registry.example/web/legacy-portal:1.0.99',
      cpu: [1, 2],
      memory: [2048, 3072],
      use: { cpu: 0.06, memory: 0.12 },
      log: javaService,
    }),
  ],
  planted: [
    {
      name: 'legacy-portal wastes what it requests',
      workload: { kind: 'Deployment', namespace: 'web', name: 'legacy-portal' },
      incidents: [],
      verdicts: ['wasteful'],
      findings: ['RS-11'],
    },
  ],
});
