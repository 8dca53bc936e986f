import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Healthy, but without a priority class. */
export const metricsServer = deployment({
  namespace: 'kube-system',
  name: 'metrics-server',
  nodes: ['node-2', 'node-3'],
  servicePort: 443,
  containers: [
    container({
      name: 'metrics-server',
      image: 'registry.k8s.io/metrics-server/metrics-server:v0.8.0',
      cpu: [0.1, 0.3],
      memory: [128, 192],
      port: 10250,
    }),
  ],
});
