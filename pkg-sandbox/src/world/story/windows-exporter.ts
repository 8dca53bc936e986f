import { container } from './declare-container.ts';
import { daemonSet } from './declare-workload.ts';

/** Healthy. */
export const windowsExporter = daemonSet({
  namespace: 'monitoring',
  name: 'windows-exporter',
  nodes: ['win-1'],
  os: 'windows',
  containers: [
    container({
      name: 'windows-exporter',
      image: 'ghcr.io/prometheus-community/windows-exporter:0.31.3',
      cpu: [0.1, 0.3],
      memory: [96, 192],
      port: 9182,
    }),
  ],
});
