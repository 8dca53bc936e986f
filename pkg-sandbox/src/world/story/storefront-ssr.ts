import { livenessKill } from '../behaviour/liveness-kill.ts';
import { hour } from '../duration.ts';
import { blockedEventLoop } from '../logs/node-service.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Blocks its event loop until the liveness probe kills it, replica after replica. */
export const storefrontSsr = deployment({
  namespace: 'web',
  name: 'storefront-ssr',
  nodes: ['node-1', 'node-3'],
  age: 4 * hour,
  containers: [
    container({
      name: 'ssr',
      image: 'registry.example/web/storefront-ssr:7.4.0',
      cpu: [0.3, 0.6],
      memory: [256, 384],
      behaviour: livenessKill('ssr'),
      log: blockedEventLoop,
    }),
  ],
  planted: [
    {
      name: 'storefront-ssr hangs until it is killed',
      workload: { kind: 'Deployment', namespace: 'web', name: 'storefront-ssr' },
      incidents: [{ container: 'ssr', reason: 'LivenessKilled', log: 'event loop blocked' }],
      verdicts: [],
      findings: ['PR-07', 'RT-26', 'PR-08', 'RT-02'],
    },
  ],
});
