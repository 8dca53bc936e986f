import { container } from './declare-container.ts';
import { statefulSet } from './declare-workload.ts';

/** Healthy; two shards. */
export const kubeStateMetrics = statefulSet({
  namespace: 'monitoring',
  name: 'kube-state-metrics',
  nodes: ['node-2', 'node-3'],
  servicePort: 8080,
  containers: [
    container({
      name: 'kube-state-metrics',
      image: 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.17.0',
      cpu: [0.1, 0.2],
      memory: [128, 256],
    }),
  ],
});
