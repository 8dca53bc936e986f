import { gibibyte } from '../quantity.ts';
import { container } from './declare-container.ts';
import { statefulSet } from './declare-workload.ts';

/** Healthy. */
export const prometheus = statefulSet({
  namespace: 'monitoring',
  name: 'prometheus',
  nodes: ['node-1', 'node-2'],
  claim: { name: 'data', capacityBytes: 80 * gibibyte, mountPath: '/prometheus', used: () => 0.52 },
  servicePort: 9090,
  containers: [
    container({
      name: 'prometheus',
      image: 'quay.io/prometheus/prometheus:v3.7.3',
      cpu: [0.5, 1],
      memory: [1024, 2048],
      port: 9090,
    }),
  ],
});
