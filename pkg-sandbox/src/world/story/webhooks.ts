import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** No budget, and nothing that spreads it. */
export const webhooks = deployment({
  namespace: 'pay',
  name: 'webhooks',
  nodes: ['node-2', 'node-3'],
  budget: null,
  spread: false,
  containers: [
    container({ name: 'webhooks', image: 'registry.example/pay/webhooks:2.9.9', cpu: [0.1, 0.3], memory: [128, 192] }),
  ],
  planted: [
    {
      name: 'webhooks has no disruption budget and no spread',
      workload: { kind: 'Deployment', namespace: 'pay', name: 'webhooks' },
      incidents: [],
      verdicts: [],
      findings: ['HA-05', 'HA-14'],
    },
  ],
});
