import { crashLoop } from '../behaviour/crash-loop.ts';
import { minute, second } from '../duration.ts';
import { javaService } from '../logs/java-service.ts';
import { tokenRefresher } from '../logs/node-service.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A rollout whose sidecar crashes: the program itself is well, its pod never becomes ready. */
export const payments = deployment({
  namespace: 'pay',
  name: 'payments',
  nodes: ['node-1', 'node-2'],
  lifecycle: stuckRollout({
    at: 180 * minute,
    node: 'node-3',
    containers: [
      container({
        name: 'token-refresher',
        image: 'registry.example/pay/token-refresher:1.5.0',
        role: 'sidecar',
        cpu: [0.1, 0.2],
        memory: [64, 96],
        port: null,
        behaviour: crashLoop({ lifetime: 16 * second, exit: { code: 1, reason: 'Error', message: '' } }),
        log: tokenRefresher,
      }),
      container({
        name: 'app',
        image: 'registry.example/pay/payments:9.0.3',
        cpu: [0.2, 0.5],
        memory: [256, 384],
        log: javaService,
      }),
    ],
  }),
  containers: [
    container({
      name: 'token-refresher',
      image: 'registry.example/pay/token-refresher:1.4.0',
      role: 'sidecar',
      cpu: [0.1, 0.2],
      memory: [64, 96],
      port: null,
    }),
    container({
      name: 'app',
      image: 'registry.example/pay/payments:9.0.2',
      cpu: [0.2, 0.5],
      memory: [256, 384],
      log: javaService,
    }),
  ],
  planted: [
    {
      name: 'the sidecar of payments crashes',
      workload: { kind: 'Deployment', namespace: 'pay', name: 'payments' },
      incidents: [
        rolloutStuck,
        { container: 'token-refresher', reason: 'CrashLoopBackOff', log: 'no token after 5 attempts' },
      ],
      verdicts: [],
      findings: ['RT-01', 'RT-09'],
    },
  ],
});
