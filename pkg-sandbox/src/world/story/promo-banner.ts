import { crashLoop } from '../behaviour/crash-loop.ts';
import { minute, second } from '../duration.ts';
import { pythonTraceback } from '../logs/python-traceback.ts';
import { stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { rollout } from './declare-workload.ts';

/** Owned by a custom controller; its new revision does not start. */
export const promoBanner = rollout({
  namespace: 'web',
  name: 'promo-banner',
  nodes: ['node-2', 'node-3'],
  lifecycle: stuckRollout({
    at: 260 * minute,
    node: 'node-1',
    containers: [
      container({
        name: 'banner',
        image: 'registry.example/web/promo-banner:0.13.0',
        cpu: [0.1, 0.3],
        memory: [128, 192],
        behaviour: crashLoop({ lifetime: 12 * second, exit: { code: 1, reason: 'Error', message: '' } }),
        log: pythonTraceback('banner', "KeyError: 'campaign_end'"),
      }),
    ],
  }),
  containers: [
    container({
      name: 'banner',
      image: 'registry.example/web/promo-banner:0.12.4',
      cpu: [0.1, 0.3],
      memory: [128, 192],
    }),
  ],
  planted: [
    {
      name: 'the new revision of the Rollout promo-banner crashes',
      workload: { kind: 'Rollout', namespace: 'web', name: 'promo-banner' },
      incidents: [{ container: 'banner', reason: 'CrashLoopBackOff', log: "KeyError: 'campaign_end'" }],
      verdicts: [],
      findings: ['RT-01', 'RT-02'],
    },
  ],
});
