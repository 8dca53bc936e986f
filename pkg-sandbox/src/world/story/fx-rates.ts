import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Its budget forbids every eviction. */
export const fxRates = deployment({
  namespace: 'pay',
  name: 'fx-rates',
  nodes: ['node-1', 'node-2'],
  budget: { maxUnavailable: 0 },
  containers: [
    container({ name: 'fx', image: 'registry.example/pay/fx-rates:2.2.0', cpu: [0.1, 0.3], memory: [128, 192] }),
  ],
  planted: [
    {
      name: 'the budget of fx-rates blocks every drain',
      workload: { kind: 'Deployment', namespace: 'pay', name: 'fx-rates' },
      incidents: [],
      verdicts: [],
      findings: ['HA-06'],
    },
  ],
});
