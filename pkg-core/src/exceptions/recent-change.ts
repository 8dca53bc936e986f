import type { Metadata } from '../kubernetes/metadata.ts';
import type { ReplicaSet } from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { RecentChange } from '../vocabulary/incident.ts';

/** What is known of the pod's owner. May have getters. */
export interface ChangeContext {
  /** Those with the same owner as the pod's own, itself among them. Empty where there are none. */
  replicaSets: readonly ReplicaSet[];
  /** Those controlled by the same StatefulSet or DaemonSet, itself among them or not. */
  pods: readonly Pod[];
  /** Of the StatefulSet: pods of another revision are not its newest. */
  updateRevision?: string;
}

/** A change explains what breaks within this time. Milliseconds. */
const window = 1_800_000;

type Images = Readonly<Record<string, string>>;

/**
 * The change of the pod template that came at most 30 min before `at`, Unix milliseconds; null when there was none or
 * it can not be told for certain (a roll-back to an old ReplicaSet, a workload whose former pods are gone). `container`
 * null: of the pod as a whole.
 */
export function recentChange(
  pod: Pod,
  container: string | null,
  at: number,
  known: ChangeContext
): RecentChange | null {
  switch (pod.metadata.owner?.kind) {
    case 'ReplicaSet':
      return ofReplicaSets(pod.metadata, container, at, known.replicaSets);
    case 'StatefulSet':
    case 'DaemonSet':
      return ofRevisions(pod, container, at, known);
    default:
      return null;
  }
}

function ofReplicaSets(
  { owner }: Metadata,
  container: string | null,
  at: number,
  replicaSets: readonly ReplicaSet[]
): RecentChange | null {
  const own = replicaSets.find(({ metadata }) => metadata.uid === owner?.uid);
  if (!own?.images || !own.metadata.owner || !isRecent(own.metadata.createdAt, at)) {
    return null;
  }
  const parent = own.metadata.owner.uid;
  const former = replicaSets
    .filter(({ metadata }) => metadata.owner?.uid === parent && metadata.createdAt < own.metadata.createdAt)
    // A roll-back gives an old ReplicaSet a new revision, so the revision goes before the age.
    .sort((a, b) => b.revision - a.revision || b.metadata.createdAt - a.metadata.createdAt)
    .find(({ revision }) => revision === 0 || own.revision === 0 || revision < own.revision);
  return former?.images ? changeOf(former.images, own.images, container, own.metadata.createdAt) : null;
}

const revisionLabel = 'controller-revision-hash';

function ofRevisions(pod: Pod, container: string | null, at: number, known: ChangeContext): RecentChange | null {
  const revision = pod.metadata.labels[revisionLabel];
  if (!revision || (known.updateRevision ?? revision) !== revision) {
    return null;
  }
  const siblings = known.pods.filter(
    ({ metadata }) => metadata.owner?.uid === pod.metadata.owner?.uid && metadata.labels[revisionLabel]
  );
  const isOwn = ({ metadata }: Pod) => metadata.labels[revisionLabel] === revision;
  const since = Math.min(...[pod, ...siblings.filter(isOwn)].map(({ metadata }) => metadata.createdAt));
  const others = siblings.filter((sibling) => !isOwn(sibling));
  const former = others.toSorted((a, b) => b.metadata.createdAt - a.metadata.createdAt)[0];
  // A pod of another revision that is younger: this one may be the former.
  if (!former || former.metadata.createdAt >= since || !isRecent(since, at)) {
    return null;
  }
  return changeOf(imagesOf(former), imagesOf(pod), container, since);
}

function imagesOf({ spec }: Pod): Images {
  const lasting = spec.containers.filter(({ role }) => role !== 'ephemeral');
  return Object.fromEntries(lasting.map(({ name, image }) => [name, image]));
}

function isRecent(changedAt: number, at: number): boolean {
  return changedAt <= at && at - changedAt <= window;
}

/** For a pod as a whole an image is named only when it is the only one that changed. */
function changeOf(from: Images, to: Images, container: string | null, at: number): RecentChange {
  const names = container === null ? Object.keys(to) : [container];
  const [changed, ...more] = names.filter((name) => from[name] && to[name] && from[name] !== to[name]);
  return changed && more.length === 0
    ? { what: 'image', at, from: from[changed] ?? null, to: to[changed] ?? null }
    : { what: 'template', at, from: null, to: null };
}
