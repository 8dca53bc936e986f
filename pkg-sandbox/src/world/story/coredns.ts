import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Healthy. */
export const coredns = deployment({
  namespace: 'kube-system',
  name: 'coredns',
  nodes: ['node-1', 'node-3'],
  servicePort: 53,
  priorityClass: 'system-cluster-critical',
  containers: [
    container({
      name: 'coredns',
      image: 'registry.k8s.io/coredns/coredns:v1.12.4',
      cpu: [0.1, 0.3],
      memory: [128, 192],
      port: 8181,
    }),
  ],
});
