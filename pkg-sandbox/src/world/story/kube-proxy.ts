import { linuxNodes } from '../nodes/node-list.ts';
import { container } from './declare-container.ts';
import { daemonSet } from './declare-workload.ts';

/** Healthy. */
export const kubeProxy = daemonSet({
  namespace: 'kube-system',
  name: 'kube-proxy',
  nodes: linuxNodes,
  priorityClass: 'system-node-critical',
  containers: [
    container({
      name: 'kube-proxy',
      image: 'registry.k8s.io/kube-proxy:v1.34.1',
      cpu: [0.1, 0.2],
      memory: [64, 128],
      port: 10256,
    }),
  ],
});
