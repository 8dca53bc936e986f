import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Every rollout stops all of it. */
export const auditLog = deployment({
  namespace: 'pay',
  name: 'audit-log',
  nodes: ['node-1', 'node-3'],
  strategy: 'Recreate',
  containers: [
    container({ name: 'audit', image: 'registry.example/pay/audit-log:1.1.6', cpu: [0.1, 0.3], memory: [128, 192] }),
  ],
  planted: [
    {
      name: 'a rollout of audit-log goes to zero',
      workload: { kind: 'Deployment', namespace: 'pay', name: 'audit-log' },
      incidents: [],
      verdicts: [],
      findings: ['HA-18'],
    },
  ],
});
