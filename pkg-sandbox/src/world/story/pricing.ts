import { minute } from '../duration.ts';
import { rolling } from '../workload/rolling.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

const image = 'registry.example/shop/pricing:2.9.1';
const tuned = [
  [container({ name: 'pricing', image, cpu: [0.2, 0.6], memory: [256, 384] })],
  [container({ name: 'pricing', image, cpu: [0.3, 0.6], memory: [256, 384] })],
];

/** Its team tries two CPU requests in turn, 24 min each. */
export const pricing = deployment({
  namespace: 'shop',
  name: 'pricing',
  nodes: ['node-3', 'gpu-1'],
  lifecycle: rolling(24 * minute, (revision) => tuned[revision % 2]),
  containers: tuned[0] ?? [],
  planted: [
    {
      name: 'the request of pricing is changed again and again',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'pricing' },
      incidents: [],
      verdicts: ['request-changed'],
      findings: [],
    },
  ],
});
