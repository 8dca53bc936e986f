import { gibibyte } from '../quantity.ts';
import { container } from './declare-container.ts';
import { statefulSet } from './declare-workload.ts';

/** Healthy. */
export const postgres = statefulSet({
  namespace: 'data',
  name: 'postgres',
  nodes: ['node-1', 'node-3'],
  claim: { name: 'data', capacityBytes: 50 * gibibyte, mountPath: '/var/lib/postgresql/data', used: () => 0.41 },
  servicePort: 5432,
  containers: [
    container({
      name: 'postgres',
      image: 'docker.io/library/postgres:17.6',
      cpu: [0.5, 1],
      memory: [1024, 1536],
      port: 5432,
    }),
  ],
});
