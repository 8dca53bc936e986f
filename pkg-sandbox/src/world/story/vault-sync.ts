import { mountFails } from '../behaviour/mount-fails.ts';
import { minute } from '../duration.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Its Secret was deleted: the old pods have it still, the new one can not mount it. */
export const vaultSync = deployment({
  namespace: 'pay',
  name: 'vault-sync',
  nodes: ['node-2', 'node-3'],
  secretVolume: { name: 'signing-key', secret: 'vault-sync-signing', mountPath: '/keys' },
  lifecycle: stuckRollout({
    at: 290 * minute,
    node: 'node-1',
    containers: [
      container({
        name: 'sync',
        image: 'registry.example/pay/vault-sync:4.2.0',
        cpu: [0.1, 0.3],
        memory: [128, 192],
        behaviour: mountFails(
          'MountVolume.SetUp failed for volume "signing-key" : secret "vault-sync-signing" not found'
        ),
      }),
    ],
  }),
  containers: [
    container({ name: 'sync', image: 'registry.example/pay/vault-sync:4.1.8', cpu: [0.1, 0.3], memory: [128, 192] }),
  ],
  planted: [
    {
      name: 'vault-sync misses its Secret',
      workload: { kind: 'Deployment', namespace: 'pay', name: 'vault-sync' },
      incidents: [rolloutStuck, { container: null, reason: 'ContainerCreating', log: null, change: 'image' }],
      verdicts: [],
      findings: ['RT-03', 'RT-09', 'ST-07'],
    },
  ],
});
