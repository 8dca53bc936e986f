import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Sample } from './check.ts';

/** The node a sample is about; its scrape address where the scrape names no node. */
export function sampleNode({ labels }: Sample): WorkloadRef {
  return { kind: 'Node', namespace: '', name: labels['node'] || labels['instance'] || '' };
}
