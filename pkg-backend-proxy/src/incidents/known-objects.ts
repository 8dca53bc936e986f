import type { ClusterEvent, Job, ReplicaSet } from '@vigil/core/kubernetes/objects';
import type { Pod } from '@vigil/core/kubernetes/pod';
import type { OwnerLookup } from '@vigil/core/kubernetes/resolve-owner';
import type { ObjectChange } from '../kubernetes/cluster-source.ts';

type Owner = Job | ReplicaSet;

/** What has to be at hand when a pod is looked at, by the ways it is looked up: owners by name, events by their object. */
export class KnownObjects implements OwnerLookup {
  readonly #replicaSets = new Map<string, ReplicaSet>();
  readonly #jobs = new Map<string, Job>();
  readonly #podsOfJob = new Map<string, Map<string, Pod>>();
  readonly #events = new Map<string, Map<string, ClusterEvent>>();

  take(change: ObjectChange): void {
    const metadata = (change.current ?? change.previous)?.metadata;
    if (!metadata) {
      return;
    }
    switch (change.kind) {
      case 'replicasets':
        keep(this.#replicaSets, key(metadata.namespace, metadata.name), change.current as ReplicaSet | undefined);
        break;
      case 'jobs':
        keep(this.#jobs, key(metadata.namespace, metadata.name), change.current as Job | undefined);
        break;
      case 'pods':
        if (metadata.owner?.kind === 'Job') {
          keepUnder(this.#podsOfJob, metadata.owner.uid, metadata.uid, change.current as Pod | undefined);
        }
        break;
      case 'events': {
        const event = (change.current ?? change.previous) as ClusterEvent;
        keepUnder(this.#events, event.object.uid, metadata.uid, change.current as ClusterEvent | undefined);
        break;
      }
      default:
    }
  }

  replicaSet(namespace: string, name: string): ReplicaSet | undefined {
    return this.#replicaSets.get(key(namespace, name));
  }

  job(namespace: string, name: string): Job | undefined {
    return this.#jobs.get(key(namespace, name));
  }

  podsOf(job: Job): Pod[] {
    return [...(this.#podsOfJob.get(job.metadata.uid)?.values() ?? [])];
  }

  eventsOf(uid: string): ClusterEvent[] {
    return [...(this.#events.get(uid)?.values() ?? [])];
  }

  /** What controls the pod, where that is known and really the same object (names are used again). */
  ownersOf(pod: Pod): { job?: Job; replicaSet?: ReplicaSet } {
    const { namespace, owner } = pod.metadata;
    const same = <T extends Owner>(object: T | undefined) => (object?.metadata.uid === owner?.uid ? object : undefined);
    switch (owner?.kind) {
      case 'Job':
        return { job: same(this.job(namespace, owner.name)) };
      case 'ReplicaSet':
        return { replicaSet: same(this.replicaSet(namespace, owner.name)) };
      default:
        return {};
    }
  }
}

function key(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

function keep<T>(map: Map<string, T>, at: string, value: T | undefined): void {
  if (value === undefined) {
    map.delete(at);
  } else {
    map.set(at, value);
  }
}

function keepUnder<T>(map: Map<string, Map<string, T>>, group: string, at: string, value: T | undefined): void {
  const members = map.get(group) ?? new Map<string, T>();
  keep(members, at, value);
  keep(map, group, members.size > 0 ? members : undefined);
}
