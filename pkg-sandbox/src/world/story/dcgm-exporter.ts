import { container } from './declare-container.ts';
import { daemonSet } from './declare-workload.ts';

/** Healthy. */
export const dcgmExporter = daemonSet({
  namespace: 'monitoring',
  name: 'dcgm-exporter',
  nodes: ['gpu-1'],
  containers: [
    container({
      name: 'dcgm-exporter',
      image: 'nvcr.io/nvidia/k8s/dcgm-exporter:4.4.1-4.5.2-ubuntu22.04',
      cpu: [0.1, 0.3],
      memory: [256, 512],
      port: 9400,
    }),
  ],
});
