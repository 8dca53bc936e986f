import type { Metadata } from '../kubernetes/metadata.ts';
import type { Node, PersistentVolumeClaim, ReplicaSet } from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';

/** What else is known when an event is looked at: the object it is about, where that is watched and still there. */
export interface EventContext {
  /** By uid, or by name where the event gives no uid. */
  pod?: Pod;
  claim?: PersistentVolumeClaim;
  replicaSet?: ReplicaSet;
  /** By name: the kubelet gives a node's name for its uid. */
  node?: Node;
  /** The top owner of what the event is about, for its annotations. */
  workload?: Metadata;
  namespace?: Metadata;
}
