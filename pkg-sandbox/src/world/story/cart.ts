import { crashLoop } from '../behaviour/crash-loop.ts';
import { minute, second } from '../duration.ts';
import { goPanic } from '../logs/go-panic.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A rollout whose new pod panics 20 s after every start; the old pods serve on. */
export const cart = deployment({
  namespace: 'shop',
  name: 'cart',
  nodes: ['node-1', 'node-2'],
  lifecycle: stuckRollout({
    at: 80 * minute,
    node: 'node-3',
    containers: [
      container({
        name: 'app',
        image: 'registry.example/shop/cart:2.15.0',
        cpu: [0.2, 0.5],
        memory: [256, 384],
        behaviour: crashLoop({ lifetime: 20 * second, exit: { code: 2, reason: 'Error', message: '' } }),
        log: goPanic,
      }),
    ],
  }),
  containers: [
    container({ name: 'app', image: 'registry.example/shop/cart:2.14.3', cpu: [0.2, 0.5], memory: [256, 384] }),
  ],
  planted: [
    {
      name: 'the new revision of cart panics in a loop',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
      incidents: [
        rolloutStuck,
        { container: 'app', reason: 'CrashLoopBackOff', log: 'panic: assignment to entry in nil map' },
      ],
      verdicts: [],
      findings: ['RT-01', 'RT-09', 'RT-02'],
    },
  ],
});
