import type { WorkloadRef } from '../vocabulary/workload-ref.ts';

/** An object of the API as the subject of a finding. */
export function objectRef(kind: string, { namespace, name }: { namespace: string; name: string }): WorkloadRef {
  return { kind, namespace, name };
}

/** The cluster as a whole, for what is said of no single object. */
export const clusterRef: WorkloadRef = { kind: 'Cluster', namespace: '', name: 'cluster' };
