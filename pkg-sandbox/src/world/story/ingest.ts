import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Needs more CPU than it asked for, nearly all that it may have. */
export const ingest = deployment({
  namespace: 'data',
  name: 'ingest',
  nodes: ['node-1', 'node-3'],
  containers: [
    container({
      name: 'ingest',
      image: 'registry.example/data/ingest:4.4.1',
      cpu: [0.5, 0.6],
      memory: [512, 768],
      use: { cpu: 1.1, throttled: 0.14 },
    }),
  ],
  planted: [
    {
      name: 'ingest is starved of CPU',
      workload: { kind: 'Deployment', namespace: 'data', name: 'ingest' },
      incidents: [],
      verdicts: ['starved'],
      findings: [],
    },
  ],
});
