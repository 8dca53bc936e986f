import { readinessFailing } from '../behaviour/readiness-failing.ts';
import { waitingForSchema } from '../logs/node-service.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Runs, and is never ready. */
export const preview = deployment({
  namespace: 'web',
  name: 'preview',
  nodes: ['node-1', 'node-2'],
  containers: [
    container({
      name: 'preview',
      image: 'registry.example/web/preview:0.3.1',
      cpu: [0.1, 0.3],
      memory: [128, 192],
      behaviour: readinessFailing('HTTP probe failed with statuscode: 503'),
      log: waitingForSchema,
    }),
  ],
  planted: [
    {
      name: 'no pod of preview becomes ready',
      workload: { kind: 'Deployment', namespace: 'web', name: 'preview' },
      incidents: [{ container: 'preview', reason: 'ReadinessFailing', log: null }],
      verdicts: [],
      findings: ['HA-04', 'RT-04', 'RT-08'],
    },
    {
      name: 'the Service preview has no ready endpoint',
      workload: { kind: 'Service', namespace: 'web', name: 'preview' },
      incidents: [],
      verdicts: [],
      findings: ['NW-02'],
    },
  ],
});
