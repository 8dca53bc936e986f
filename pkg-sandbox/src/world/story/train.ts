import { hour } from '../duration.ts';
import { training } from '../logs/node-service.ts';
import { container } from './declare-container.ts';
import { job } from './declare-workload.ts';

/** Healthy: a training run that keeps the first GPU busy. */
export const train = job({
  namespace: 'ml',
  name: 'train',
  nodes: ['gpu-1'],
  age: 9 * hour,
  containers: [
    container({
      name: 'train',
      image: 'registry.example/ml/train:2026.11',
      cpu: [4, 8],
      memory: [8192, 16384],
      gpu: 1,
      port: null,
      use: { gpu: 0.82 },
      log: training,
    }),
  ],
});
