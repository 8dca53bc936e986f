import { crashLoop } from '../behaviour/crash-loop.ts';
import { second } from '../duration.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Made to crash, and muted by its team: no incident, and counted as left out. */
export const chaosCanary = deployment({
  namespace: 'web',
  name: 'chaos-canary',
  nodes: ['node-1', 'node-2'],
  servicePort: null,
  annotations: { 'vigil.io/mute': 'true' },
  containers: [
    container({
      name: 'canary',
      image: 'registry.example/web/chaos-canary:1.1.0',
      cpu: [0.1, 0.2],
      memory: [64, 96],
      behaviour: crashLoop({ lifetime: 30 * second, exit: { code: 1, reason: 'Error', message: '' } }),
    }),
  ],
  planted: [
    {
      name: 'chaos-canary crashes on purpose, and is muted',
      workload: { kind: 'Deployment', namespace: 'web', name: 'chaos-canary' },
      incidents: [],
      verdicts: [],
      findings: ['HA-04', 'RT-01', 'RT-02', 'RT-08'],
    },
  ],
});
