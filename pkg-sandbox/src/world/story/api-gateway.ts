import { minute } from '../duration.ts';
import { javaService } from '../logs/java-service.ts';
import { scaling } from '../workload/scaling.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Healthy; its autoscaler moves between two and four replicas. */
export const apiGateway = deployment({
  namespace: 'shop',
  name: 'api-gateway',
  nodes: ['node-1', 'node-2', 'node-3', 'gpu-1'],
  replicas: 2,
  autoscaler: { min: 2, max: 6, cpuUtilisation: 60 },
  lifecycle: scaling([2, 4, 3], 12 * minute),
  containers: [
    container({
      name: 'gateway',
      image: 'registry.example/shop/api-gateway:4.0.7',
      cpu: [0.5, 1],
      memory: [512, 768],
      log: javaService,
    }),
  ],
});
