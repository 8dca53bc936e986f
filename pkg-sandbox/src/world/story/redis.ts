import { container } from './declare-container.ts';
import { statefulSet } from './declare-workload.ts';

/** Healthy. */
export const redis = statefulSet({
  namespace: 'data',
  name: 'redis',
  nodes: ['node-2', 'node-3'],
  servicePort: 6379,
  containers: [
    container({
      name: 'redis',
      image: 'docker.io/library/redis:8.2.2',
      cpu: [0.2, 0.4],
      memory: [256, 384],
      port: 6379,
    }),
  ],
});
