import type { Metadata } from '../kubernetes/metadata.ts';
import type { ClusterEvent, HorizontalPodAutoscaler } from '../kubernetes/objects.ts';
import { type OwnerLookup, resolveOwner } from '../kubernetes/resolve-owner.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';

/** Finds what an event is about. Undefined: not known (any more). */
export interface EventLookup extends OwnerLookup {
  /** `uid` may be empty: then by name alone. */
  pod(namespace: string, name: string, uid: string): { metadata: Metadata } | undefined;
  autoscaler(namespace: string, name: string): HorizontalPodAutoscaler | undefined;
}

/**
 * Whose trouble an event is: the top owner of a pod, ReplicaSet or Job, the target of an autoscaler, else the object
 * itself. An object that is not known stays itself: owners are never guessed from names.
 */
export function eventWorkload(event: ClusterEvent, lookup: EventLookup): WorkloadRef {
  const { kind, name, uid } = event.object;
  const namespace = event.object.namespace || (kind === 'Node' ? '' : event.metadata.namespace);
  switch (kind) {
    case 'Pod': {
      const pod = lookup.pod(namespace, name, uid);
      return pod ? resolveOwner(pod, lookup) : { kind, namespace, name };
    }
    case 'ReplicaSet':
      return ownerOf(lookup.replicaSet(namespace, name), { kind, namespace, name });
    case 'Job':
      return ownerOf(lookup.job(namespace, name), { kind, namespace, name });
    case 'HorizontalPodAutoscaler': {
      const target = lookup.autoscaler(namespace, name)?.target;
      return target?.kind && target.name
        ? { kind: target.kind, namespace, name: target.name }
        : { kind, namespace, name };
    }
    case 'Node':
      return { kind, namespace: '', name };
    default:
      return { kind, namespace, name };
  }
}

function ownerOf(object: { metadata: Metadata } | undefined, itself: WorkloadRef): WorkloadRef {
  const owner = object?.metadata.owner;
  return owner ? { kind: owner.kind, namespace: itself.namespace, name: owner.name } : itself;
}
