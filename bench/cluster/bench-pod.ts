import { type IncidentIdentity, incidentId } from '@vigil/core/vocabulary/incident';

/** The name of the cluster, and so on every incident. */
export const clusterName = 'bench';
/** The container that crashes. */
export const containerName = 'app';

/** How one instance of the container ended. */
export interface End {
  reason: string;
  exitCode: number;
  startedAt: number;
  finishedAt: number;
  containerId: string;
  /** Unix milliseconds at which the state was sent, as text: it comes back in the incident's message. */
  message: string;
}

/** What changes of a pod, and the two parts of its JSON that do not. */
export interface BenchPod {
  namespace: string;
  workload: string;
  name: string;
  uid: string;
  resourceVersion: number;
  restartCount: number;
  containerId: string;
  startedAt: number;
  readySince: number;
  isReady: boolean;
  last: End | null;
  /** Up to the value of the resource version, and from there to the value of the status. */
  parts: readonly [string, string];
}

/** Ends that are told at once, because nothing that comes later can tell more of them. */
export const endings = [
  { reason: 'Error', exitCode: 1 },
  { reason: 'OOMKilled', exitCode: 137 },
  { reason: 'Error', exitCode: 2 },
] as const;

/** The incident that has to come of it. */
export function incidentOf({ namespace, workload }: BenchPod, { reason, exitCode }: End): string {
  const identity: IncidentIdentity = {
    cluster: clusterName,
    workload: { kind: 'Deployment', namespace, name: workload },
    container: containerName,
    reason,
    exitCode,
  };
  return incidentId(identity);
}
