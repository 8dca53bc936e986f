import type { DetectionContext } from '@vigil/core/exceptions/detection-context';
import type { EventContext } from '@vigil/core/exceptions/event-context';
import type { ChangeContext } from '@vigil/core/exceptions/recent-change';
import type { ClusterEvent } from '@vigil/core/kubernetes/objects';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { resolveOwner } from '@vigil/core/kubernetes/resolve-owner';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import type { KnownObjects } from './known-objects.ts';

/** What else is known of a pod, looked up when it is asked for: in most pods all is well. May be inherited from. */
export class PodContext implements DetectionContext {
  private readonly pod: Pod;
  private readonly known: KnownObjects;

  constructor(pod: Pod, known: KnownObjects) {
    this.pod = pod;
    this.known = known;
  }

  get events() {
    return this.known.eventsOf(this.pod.metadata.uid);
  }

  get job() {
    return this.pod.metadata.owner?.kind === 'Job' ? this.known.ownersOf(this.pod).job : undefined;
  }

  get replicaSet() {
    return this.pod.metadata.owner?.kind === 'ReplicaSet' ? this.known.ownersOf(this.pod).replicaSet : undefined;
  }

  get siblings() {
    return siblingsOf(this.pod, this.known);
  }

  get node() {
    const { nodeName } = this.pod.spec;
    return nodeName === null ? undefined : this.known.get('nodes', '', nodeName);
  }

  get workload() {
    return this.known.workload(resolveOwner(this.pod, this.known));
  }

  get namespace() {
    return this.known.get('namespaces', '', this.pod.metadata.namespace)?.metadata;
  }
}

/** What is known of the templates the pod and those beside it were made from. */
export function changeContext(pod: Pod, known: KnownObjects): ChangeContext {
  const { namespace, owner } = pod.metadata;
  return {
    get replicaSets() {
      return siblingsOf(pod, known);
    },
    get pods() {
      return owner?.kind === 'StatefulSet' || owner?.kind === 'DaemonSet' ? known.podsOf(owner.uid) : [];
    },
    get updateRevision() {
      return owner?.kind === 'StatefulSet'
        ? known.get('statefulsets', namespace, owner.name)?.status.updateRevision
        : undefined;
    },
  };
}

/** What else is known of an event's object. `workload`: whose trouble the event is. */
export function eventContext(event: ClusterEvent, workload: WorkloadRef, known: KnownObjects): EventContext {
  const { kind, name, uid } = event.object;
  const namespace = event.object.namespace || event.metadata.namespace;
  return {
    get pod() {
      return kind === 'Pod' ? known.pod(namespace, name, uid) : undefined;
    },
    get claim() {
      return kind === 'PersistentVolumeClaim' ? known.get('persistentvolumeclaims', namespace, name) : undefined;
    },
    get replicaSet() {
      return kind === 'ReplicaSet' ? known.replicaSet(namespace, name) : undefined;
    },
    get node() {
      return kind === 'Node' ? known.get('nodes', '', name) : undefined;
    },
    get workload() {
      return known.workload(workload);
    },
    get namespace() {
      return known.get('namespaces', '', namespace)?.metadata;
    },
  };
}

function siblingsOf(pod: Pod, known: KnownObjects) {
  const controller = known.ownersOf(pod).replicaSet?.metadata.owner;
  return controller ? known.replicaSetsOf(controller.uid) : [];
}
