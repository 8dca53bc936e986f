import type { ContainerRole, IncidentState } from '../vocabulary/incident.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Severity } from '../vocabulary/severity.ts';

/** Something went wrong once: a container died, an image could not be pulled, a pod was evicted. */
export interface ContainerException {
  /** Null when the pod as a whole is in trouble. */
  container: string | null;
  containerRole: ContainerRole | null;
  reason: string;
  severity: Severity;
  exitCode: number | null;
  signal: number | null;
  message: string;
  /** When it happened by the kubelet's own account, else `now`; Unix milliseconds. */
  at: number;
  /** Same text for the same happening, however often it is reported: uid, container, container id, restart count … */
  fingerprint: string;
  image: string | null;
  containerId: string | null;
  /** How often the container had been restarted before the instance that broke, however late it is told. */
  restartCount: number;
  /** Which log to fetch: `previous` when a newer instance of the container exists, `none` when it never ran. */
  log: 'previous' | 'current' | 'none';
}

/** A trouble seen and left out, by the name of the rule that said so. */
export interface IgnoredException {
  rule: string;
  container: string | null;
  reason: string;
  fingerprint: string;
}

/** An earlier trouble of this pod that is over. `container` null: all that concerned the pod as a whole. */
export interface Recovery {
  container: string | null;
  state: Exclude<IncidentState, 'open'>;
  at: number;
}

/** What changed for the worse and for the better between two states of one pod. */
export interface Detection {
  exceptions: ContainerException[];
  ignored: IgnoredException[];
  recoveries: Recovery[];
  /** Troubles that are over by their reason, where the object has others that are not. Absent: none. */
  workloadRecoveries?: WorkloadRecovery[];
  /** When to look at this pod again though nothing changes (a grace period ends), Unix milliseconds; null: never. */
  lookAgainAt: number | null;
}

/**
 * A workload is well again as a whole: troubles for which no pod will ever report its recovery (a Job that failed, a pod
 * that was evicted) end with it, where they were last seen before `at`. Unix milliseconds.
 */
export interface WorkloadRecovery {
  workload: WorkloadRef;
  reasons: string[];
  at: number;
}
