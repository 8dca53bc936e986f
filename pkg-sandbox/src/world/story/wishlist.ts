import { crashLoop } from '../behaviour/crash-loop.ts';
import { minute, second } from '../duration.ts';
import { colouredNode } from '../logs/coloured-node.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A new image, rolled out 20 min before the sandbox opens, that crashes with a coloured log. */
export const wishlist = deployment({
  namespace: 'shop',
  name: 'wishlist',
  nodes: ['node-1', 'node-3'],
  lifecycle: stuckRollout({
    at: 340 * minute,
    node: 'node-2',
    containers: [
      container({
        name: 'app',
        image: 'registry.example/shop/wishlist:1.10.0',
        cpu: [0.1, 0.3],
        memory: [128, 192],
        behaviour: crashLoop({ lifetime: 15 * second, exit: { code: 1, reason: 'Error', message: '' } }),
        log: colouredNode,
      }),
    ],
  }),
  containers: [
    container({ name: 'app', image: 'registry.example/shop/wishlist:1.9.2', cpu: [0.1, 0.3], memory: [128, 192] }),
  ],
  planted: [
    {
      name: 'the new image of wishlist crashes',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'wishlist' },
      incidents: [
        rolloutStuck,
        {
          container: 'app',
          reason: 'CrashLoopBackOff',
          log: 'TypeError: Cannot read properties of undefined',
          change: 'image',
          error: 'tier of undefined',
        },
      ],
      verdicts: [],
      findings: ['RT-01', 'RT-09', 'RT-02'],
    },
  ],
});
