import { imagePull } from '../behaviour/image-pull.ts';
import { minute } from '../duration.ts';
import { stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { statefulSet } from './declare-workload.ts';

/** A StatefulSet updated to an image that nobody pushed. */
export const ledger = statefulSet({
  namespace: 'pay',
  name: 'ledger',
  nodes: ['node-2', 'node-3'],
  lifecycle: stuckRollout({
    at: 210 * minute,
    node: 'node-3',
    containers: [
      container({
        name: 'app',
        image: 'registry.example/pay/ledger:6.2.0-rc1',
        cpu: [0.2, 0.5],
        memory: [256, 384],
        behaviour: imagePull(),
      }),
    ],
  }),
  containers: [
    container({ name: 'app', image: 'registry.example/pay/ledger:6.1.0', cpu: [0.2, 0.5], memory: [256, 384] }),
  ],
  planted: [
    {
      name: 'the image of ledger does not exist',
      workload: { kind: 'StatefulSet', namespace: 'pay', name: 'ledger' },
      incidents: [{ container: 'app', reason: 'ImagePullBackOff', log: null }],
      verdicts: [],
      findings: ['RT-03', 'RT-12'],
    },
  ],
});
