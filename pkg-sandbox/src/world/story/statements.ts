import { crashLoop } from '../behaviour/crash-loop.ts';
import { minute, second } from '../duration.ts';
import { ratesLibrary } from '../logs/rates-library.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A rollout with a new version of a library that invoicing has, too: both die of the same error. */
export const statements = deployment({
  namespace: 'pay',
  name: 'statements',
  nodes: ['node-2', 'node-3'],
  lifecycle: stuckRollout({
    at: 235 * minute,
    node: 'node-1',
    containers: [
      container({
        name: 'app',
        image: 'registry.example/pay/statements:1.5.0',
        cpu: [0.1, 0.3],
        memory: [192, 288],
        behaviour: crashLoop({ lifetime: 40 * second, exit: { code: 1, reason: 'Error', message: '' } }),
        log: ratesLibrary('statements', 1093),
      }),
    ],
  }),
  containers: [
    container({ name: 'app', image: 'registry.example/pay/statements:1.4.6', cpu: [0.1, 0.3], memory: [192, 288] }),
  ],
  planted: [
    {
      name: 'the rates library breaks statements',
      workload: { kind: 'Deployment', namespace: 'pay', name: 'statements' },
      incidents: [
        rolloutStuck,
        { container: 'app', reason: 'CrashLoopBackOff', log: 'rate table has', error: 'rate table' },
      ],
      verdicts: [],
      findings: ['RT-01', 'RT-09', 'RT-02'],
    },
  ],
});
