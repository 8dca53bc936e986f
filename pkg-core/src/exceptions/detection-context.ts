import type { ClusterEvent, Job, ReplicaSet } from '../kubernetes/objects.ts';
import type { GracePeriods } from './grace-periods.ts';

/** What else is known when a pod is looked at. Everything that is missing only makes the answer less precise. */
export interface DetectionContext {
  /** Recent events about this pod, in any order. */
  events: readonly ClusterEvent[];
  /** The Job that controls the pod. Left out when there is none or it is not known: then its failures count by pod. */
  job?: Job;
  /** The ReplicaSet that controls the pod. */
  replicaSet?: ReplicaSet;
  grace?: GracePeriods;
}
