import { type EventLookup, eventWorkload } from '@vigil/core/exceptions/event-workload';
import type { Metadata } from '@vigil/core/kubernetes/metadata';
import type { ClusterEvent, HorizontalPodAutoscaler, Job, ReplicaSet } from '@vigil/core/kubernetes/objects';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { resolveOwner } from '@vigil/core/kubernetes/resolve-owner';
import type { WatchedKind, WatchedKinds } from '@vigil/core/kubernetes/snapshot';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import type { ObjectChange } from '../kubernetes/cluster-source.ts';
import { KnownEvents } from './known-events.ts';

/** The kinds looked up by name. The objects are those the watches hold: only the index is added. */
const namedKinds = [
  ...(['pods', 'nodes', 'namespaces', 'deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs'] as const),
  ...(['cronjobs', 'horizontalpodautoscalers', 'persistentvolumeclaims'] as const),
] satisfies WatchedKind[];
export type NamedKind = (typeof namedKinds)[number];

const workloadKinds: Record<string, NamedKind> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
  CronJob: 'cronjobs',
  Job: 'jobs',
};
/** Controllers whose pods are looked up together. */
const groupingOwners = new Set(['Job', 'StatefulSet', 'DaemonSet']);

/** What has to be at hand when an object is looked at, by the ways it is looked up: by name, by owner, by what it is about. */
export class KnownObjects implements EventLookup {
  readonly #named = new Map<WatchedKind, Map<string, { metadata: Metadata }>>(
    namedKinds.map((kind) => [kind, new Map<string, { metadata: Metadata }>()])
  );
  readonly #podsOfOwner = new Map<string, Map<string, Pod>>();
  readonly #replicaSetsOfOwner = new Map<string, Map<string, ReplicaSet>>();
  readonly #events = new KnownEvents();

  /** Gives the event that had to go for a newer one, if any. */
  take({ kind, previous, current }: ObjectChange): ClusterEvent | undefined {
    const metadata = (current ?? previous)?.metadata;
    if (!metadata) {
      return undefined;
    }
    if (kind === 'events') {
      if (current) {
        return this.#events.put(current as ClusterEvent);
      }
      this.#events.remove(metadata.uid);
      return undefined;
    }
    const named = this.#named.get(kind);
    const at = key(metadata.namespace, metadata.name);
    if (named && current) {
      named.set(at, current);
    } else if (named?.get(at)?.metadata.uid === metadata.uid) {
      // The name may have been taken again by now.
      named.delete(at);
    }
    const { owner } = metadata;
    if (kind === 'pods' && owner && groupingOwners.has(owner.kind)) {
      keepUnder(this.#podsOfOwner, owner.uid, metadata.uid, current as Pod | undefined);
    } else if (kind === 'replicasets' && owner) {
      keepUnder(this.#replicaSetsOfOwner, owner.uid, metadata.uid, current as ReplicaSet | undefined);
    }
    return undefined;
  }

  get<Kind extends NamedKind>(kind: Kind, namespace: string, name: string): WatchedKinds[Kind] | undefined {
    return this.#named.get(kind)?.get(key(namespace, name)) as WatchedKinds[Kind] | undefined;
  }

  all<Kind extends NamedKind>(kind: Kind): Iterable<WatchedKinds[Kind]> {
    return (this.#named.get(kind)?.values() ?? []) as Iterable<WatchedKinds[Kind]>;
  }

  /** `uid` empty: whichever has the name now. */
  pod(namespace: string, name: string, uid: string): Pod | undefined {
    const pod = this.get('pods', namespace, name);
    return uid === '' || pod?.metadata.uid === uid ? pod : undefined;
  }

  replicaSet(namespace: string, name: string): ReplicaSet | undefined {
    return this.get('replicasets', namespace, name);
  }

  job(namespace: string, name: string): Job | undefined {
    return this.get('jobs', namespace, name);
  }

  autoscaler(namespace: string, name: string): HorizontalPodAutoscaler | undefined {
    return this.get('horizontalpodautoscalers', namespace, name);
  }

  event(uid: string): ClusterEvent | undefined {
    return this.#events.get(uid);
  }

  /** Whose trouble an event is. */
  workloadOf(event: ClusterEvent): WorkloadRef {
    return this.#events.workloadOf(event, () => eventWorkload(event, this));
  }

  /** About the object of this uid. */
  eventsOf(uid: string): ClusterEvent[] {
    return this.#events.about(uid);
  }

  /** The Deployment, StatefulSet, DaemonSet, CronJob or Job of that name. */
  workload({ kind, namespace, name }: WorkloadRef): Metadata | undefined {
    const plural = workloadKinds[kind];
    return plural && this.get(plural, namespace, name)?.metadata;
  }

  /** Of a Job, StatefulSet or DaemonSet. */
  podsOf(ownerUid: string): Pod[] {
    return [...(this.#podsOfOwner.get(ownerUid)?.values() ?? [])];
  }

  replicaSetsOf(ownerUid: string): ReplicaSet[] {
    return [...(this.#replicaSetsOfOwner.get(ownerUid)?.values() ?? [])];
  }

  /** The pods of one workload, by looking at all: for what happens seldom. */
  podsOfWorkload({ kind, namespace, name }: WorkloadRef): Pod[] {
    return [...this.all('pods')].filter((pod) => {
      const owner = resolveOwner(pod, this);
      return owner.name === name && owner.kind === kind && owner.namespace === namespace;
    });
  }

  /** What controls the pod, where that is known and really the same object (names are used again). */
  ownersOf(pod: Pod): { job?: Job; replicaSet?: ReplicaSet } {
    const { namespace, owner } = pod.metadata;
    const same = <T extends Job | ReplicaSet>(object: T | undefined) =>
      object?.metadata.uid === owner?.uid ? object : undefined;
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

function keepUnder<T>(map: Map<string, Map<string, T>>, group: string, at: string, value: T | undefined): void {
  const members = map.get(group);
  if (value !== undefined) {
    map.set(group, (members ?? new Map<string, T>()).set(at, value));
  } else if (members?.delete(at) && members.size === 0) {
    map.delete(group);
  }
}
