import { oomKill } from '../behaviour/oom-kill.ts';
import { hour } from '../duration.ts';
import { javaHeapClimb } from '../logs/java-service.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Its memory climbs to the limit, replica after replica: one OOM kill every 4 min. */
export const checkout = deployment({
  namespace: 'shop',
  name: 'checkout',
  nodes: ['node-1', 'node-2', 'node-3'],
  age: 5 * hour,
  containers: [
    container({
      name: 'app',
      image: 'registry.example/shop/checkout:3.8.0',
      cpu: [0.5, 1],
      memory: [384, 512],
      behaviour: oomKill(),
      log: javaHeapClimb,
    }),
  ],
  planted: [
    {
      name: 'checkout is OOM killed under load',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'checkout' },
      incidents: [{ container: 'app', reason: 'OOMKilled', log: 'after full collection' }],
      verdicts: ['oom-risk'],
      findings: ['RS-07', 'RS-12', 'RT-02', 'PR-08'],
    },
  ],
});
