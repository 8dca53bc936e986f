import { minute } from '../duration.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A rollout that wants a GPU when both are taken. */
export const embedder = deployment({
  namespace: 'ml',
  name: 'embedder',
  nodes: ['node-1', 'node-2'],
  lifecycle: stuckRollout({
    at: 240 * minute,
    node: 'gpu-1',
    unschedulable:
      '0/7 nodes are available: 1 node(s) had untolerated taint {os: windows}, 6 Insufficient nvidia.com/gpu. preemption: 0/7 nodes are available: 1 Preemption is not helpful for scheduling, 6 No preemption victims found for incoming pod.',
    containers: [
      container({
        name: 'embedder',
        image: 'registry.example/ml/embedder:1.0.0-gpu',
        cpu: [0.2, 0.5],
        memory: [256, 384],
        gpu: 1,
      }),
    ],
  }),
  containers: [
    container({ name: 'embedder', image: 'registry.example/ml/embedder:0.9.1', cpu: [0.2, 0.5], memory: [256, 384] }),
  ],
  planted: [
    {
      name: 'no node has a GPU left for embedder',
      workload: { kind: 'Deployment', namespace: 'ml', name: 'embedder' },
      incidents: [rolloutStuck, { container: null, reason: 'Unschedulable', log: null, change: 'image' }],
      verdicts: [],
      findings: ['RT-05', 'RT-09'],
    },
  ],
});
