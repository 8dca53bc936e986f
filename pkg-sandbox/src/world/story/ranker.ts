import { oomLoop } from '../behaviour/oom-loop.ts';
import { minute } from '../duration.ts';
import { modelLoading } from '../logs/python-traceback.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A new model that does not fit: killed again and again while it loads. */
export const ranker = deployment({
  namespace: 'ml',
  name: 'ranker',
  nodes: ['node-2', 'node-3'],
  lifecycle: stuckRollout({
    at: 120 * minute,
    node: 'node-1',
    containers: [
      container({
        name: 'ranker',
        image: 'registry.example/ml/ranker:9.0.0',
        cpu: [0.5, 1],
        memory: [768, 1024],
        behaviour: oomLoop(),
        log: modelLoading,
      }),
    ],
  }),
  containers: [
    container({ name: 'ranker', image: 'registry.example/ml/ranker:8.4.0', cpu: [0.5, 1], memory: [768, 1024] }),
  ],
  planted: [
    {
      name: 'the new model of ranker does not fit into its limit',
      workload: { kind: 'Deployment', namespace: 'ml', name: 'ranker' },
      incidents: [rolloutStuck, { container: 'ranker', reason: 'OOMKilled', log: 'loading model weights' }],
      verdicts: ['oom-risk'],
      findings: ['RS-07', 'RS-12', 'RT-01', 'RT-09', 'RT-02'],
    },
  ],
});
