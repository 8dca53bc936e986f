import { minute } from '../duration.ts';
import { quotaRefused } from '../workload/quota-refused.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Scaled up, and the quota of its namespace refuses the pods: only Events tell. */
export const rescore = deployment({
  namespace: 'data',
  name: 'rescore',
  nodes: ['node-1', 'node-3'],
  lifecycle: quotaRefused({
    at: 150 * minute,
    more: 2,
    quota: 'compute, requested: requests.memory=192Mi, used: requests.memory=8Gi, limited: requests.memory=8Gi',
  }),
  containers: [
    container({ name: 'rescore', image: 'registry.example/data/rescore:3.0.6', cpu: [0.1, 0.3], memory: [192, 288] }),
  ],
  planted: [
    {
      name: 'a quota keeps rescore from growing',
      workload: { kind: 'Deployment', namespace: 'data', name: 'rescore' },
      incidents: [{ container: null, reason: 'FailedCreate', log: null }],
      verdicts: [],
      findings: ['RT-08'],
    },
  ],
});
