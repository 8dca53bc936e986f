import { hour } from '../duration.ts';
import { gibibyte } from '../quantity.ts';
import { container } from './declare-container.ts';
import { statefulSet } from './declare-workload.ts';

/** The volume of its first replica is nearly full and fills on. */
export const analytics = statefulSet({
  namespace: 'data',
  name: 'analytics',
  nodes: ['node-2', 'node-3'],
  claim: {
    name: 'data',
    capacityBytes: 100 * gibibyte,
    mountPath: '/var/lib/analytics',
    used: (sinceStart, ordinal) => (ordinal === 0 ? Math.min(0.991, 0.94 + (0.037 * sinceStart) / (6 * hour)) : 0.47),
  },
  containers: [
    container({
      name: 'analytics',
      image: 'registry.example/data/analytics:25.8.1',
      cpu: [0.5, 1],
      memory: [1024, 1536],
      port: 8123,
    }),
  ],
  planted: [
    {
      name: 'a volume of analytics is nearly full',
      workload: { kind: 'PersistentVolumeClaim', namespace: 'data', name: 'data-analytics-0' },
      incidents: [],
      verdicts: [],
      findings: ['ST-01'],
    },
  ],
});
