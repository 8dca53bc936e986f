import { container } from './declare-container.ts';
import { statefulSet } from './declare-workload.ts';

/** One replica. */
export const alertmanager = statefulSet({
  namespace: 'monitoring',
  name: 'alertmanager',
  nodes: ['node-3'],
  budget: null,
  servicePort: 9093,
  containers: [
    container({
      name: 'alertmanager',
      image: 'quay.io/prometheus/alertmanager:v0.28.1',
      cpu: [0.1, 0.2],
      memory: [128, 192],
      port: 9093,
    }),
  ],
  planted: [
    {
      name: 'alertmanager has a single replica',
      workload: { kind: 'StatefulSet', namespace: 'monitoring', name: 'alertmanager' },
      incidents: [],
      verdicts: [],
      findings: ['HA-02'],
    },
  ],
});
