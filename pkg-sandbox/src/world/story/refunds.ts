import { configError } from '../behaviour/config-error.ts';
import { minute } from '../duration.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A rollout that reads a ConfigMap which is missing. */
export const refunds = deployment({
  namespace: 'pay',
  name: 'refunds',
  nodes: ['node-1', 'node-3'],
  lifecycle: stuckRollout({
    at: 130 * minute,
    node: 'node-2',
    containers: [
      container({
        name: 'app',
        image: 'registry.example/pay/refunds:1.8.0',
        cpu: [0.2, 0.5],
        memory: [256, 384],
        env: [{ name: 'REFUND_RULES', valueFrom: { configMapKeyRef: { name: 'refunds-config', key: 'rules' } } }],
        behaviour: configError('configmap "refunds-config" not found'),
      }),
    ],
  }),
  containers: [
    container({ name: 'app', image: 'registry.example/pay/refunds:1.7.1', cpu: [0.2, 0.5], memory: [256, 384] }),
  ],
  planted: [
    {
      name: 'refunds misses its ConfigMap',
      workload: { kind: 'Deployment', namespace: 'pay', name: 'refunds' },
      incidents: [rolloutStuck, { container: 'app', reason: 'CreateContainerConfigError', log: null }],
      verdicts: [],
      findings: ['RT-03', 'RT-09'],
    },
  ],
});
