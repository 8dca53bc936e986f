import { crashLoop } from '../behaviour/crash-loop.ts';
import { minute, second } from '../duration.ts';
import { ratesLibrary } from '../logs/rates-library.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A rollout with a new version of a library that statements has, too: both die of the same error. */
export const invoicing = deployment({
  namespace: 'pay',
  name: 'invoicing',
  nodes: ['node-1', 'node-2'],
  lifecycle: stuckRollout({
    at: 200 * minute,
    node: 'node-3',
    containers: [
      container({
        name: 'app',
        image: 'registry.example/pay/invoicing:2.8.0',
        cpu: [0.1, 0.3],
        memory: [192, 288],
        behaviour: crashLoop({ lifetime: 25 * second, exit: { code: 1, reason: 'Error', message: '' } }),
        log: ratesLibrary('invoicing', 4711),
      }),
    ],
  }),
  containers: [
    container({ name: 'app', image: 'registry.example/pay/invoicing:2.7.3', cpu: [0.1, 0.3], memory: [192, 288] }),
  ],
  planted: [
    {
      name: 'the rates library breaks invoicing',
      workload: { kind: 'Deployment', namespace: 'pay', name: 'invoicing' },
      incidents: [
        rolloutStuck,
        { container: 'app', reason: 'CrashLoopBackOff', log: 'rate table has', error: 'rate table' },
      ],
      verdicts: [],
      findings: ['RT-01', 'RT-09', 'RT-02'],
    },
  ],
});
