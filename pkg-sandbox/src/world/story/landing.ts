import { nginxAccess } from '../logs/nginx-access.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Its autoscaler has nothing left to give. */
export const landing = deployment({
  namespace: 'web',
  name: 'landing',
  nodes: ['node-1', 'node-2', 'node-3'],
  autoscaler: { min: 2, max: 3, cpuUtilisation: 50 },
  containers: [
    container({
      name: 'landing',
      image: 'registry.example/web/landing:6.0.3',
      cpu: [0.2, 0.5],
      memory: [128, 256],
      log: nginxAccess,
    }),
  ],
  planted: [
    {
      name: 'landing has been at its maximum for hours',
      workload: { kind: 'HorizontalPodAutoscaler', namespace: 'web', name: 'landing' },
      incidents: [],
      verdicts: [],
      findings: ['AS-01'],
    },
  ],
});
