import type { Metadata } from '../kubernetes/metadata.ts';
import type { ClusterEvent, Job, Node, ReplicaSet } from '../kubernetes/objects.ts';
import type { GracePeriods } from './grace-periods.ts';

/**
 * What else is known when a pod is looked at. Everything that is missing only makes the answer less precise. Fields may
 * be getters: a pod in which all is well is looked at without most of them.
 */
export interface DetectionContext {
  /** Recent events about this pod, in any order. */
  events: readonly ClusterEvent[];
  /** The Job that controls the pod. Left out when there is none or it is not known: then its failures count by pod. */
  job?: Job;
  /** The ReplicaSet that controls the pod. */
  replicaSet?: ReplicaSet;
  /** All ReplicaSets with the same owner as {@link replicaSet}, itself among them or not, in any order. */
  siblings?: readonly ReplicaSet[];
  /** The node the pod runs on. */
  node?: Node;
  /** The Deployment, StatefulSet, DaemonSet, CronJob or Job the pod belongs to, for its annotations. */
  workload?: Metadata;
  /** The pod's namespace, for its annotations. */
  namespace?: Metadata;
  grace?: GracePeriods;
}
