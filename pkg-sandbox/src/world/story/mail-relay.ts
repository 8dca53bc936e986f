import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** One replica. */
export const mailRelay = deployment({
  namespace: 'data',
  name: 'mail-relay',
  nodes: ['node-3'],
  budget: null,
  containers: [
    container({ name: 'relay', image: 'registry.example/data/mail-relay:3.1.0', cpu: [0.1, 0.3], memory: [128, 192] }),
  ],
  planted: [
    {
      name: 'mail-relay has a single replica',
      workload: { kind: 'Deployment', namespace: 'data', name: 'mail-relay' },
      incidents: [],
      verdicts: [],
      findings: ['HA-01'],
    },
  ],
});
