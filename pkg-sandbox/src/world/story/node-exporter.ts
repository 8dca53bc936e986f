import { linuxNodes } from '../nodes/node-list.ts';
import { container } from './declare-container.ts';
import { daemonSet } from './declare-workload.ts';

/** Healthy. */
export const nodeExporter = daemonSet({
  namespace: 'monitoring',
  name: 'node-exporter',
  nodes: linuxNodes,
  containers: [
    container({
      name: 'node-exporter',
      image: 'quay.io/prometheus/node-exporter:v1.9.1',
      cpu: [0.05, 0.2],
      memory: [48, 96],
      port: 9100,
    }),
  ],
});
