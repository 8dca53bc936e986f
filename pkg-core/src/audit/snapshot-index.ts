import type {
  EndpointSlice,
  LabelSelector,
  Node,
  PersistentVolumeClaim,
  PodDisruptionBudget,
} from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { indexOwners, resolveOwner } from '../kubernetes/resolve-owner.ts';
import { matchesSelector, matchesServiceSelector } from '../kubernetes/selector.ts';
import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';
import { workloadKey, type WorkloadRef } from '../vocabulary/workload-ref.ts';
import { once } from './once.ts';

/** What many checks look up in a snapshot. */
export interface SnapshotIndex {
  /** The top owner of a pod: the same reference for each pod of the snapshot that has it. */
  ownerOf(pod: Pod): WorkloadRef;
  /** Every pod of a workload, whatever its state. */
  podsOf(workload: WorkloadRef): readonly Pod[];
  podsIn(namespace: string): readonly Pod[];
  /** No selector selects nothing, an empty one everything (policy/v1). */
  podsSelected(namespace: string, selector: LabelSelector | null): readonly Pod[];
  podsOfService(namespace: string, selector: Record<string, string> | null): readonly Pod[];
  /** The disruption budgets of a namespace that select pods with these labels. */
  budgetsOf(namespace: string, labels: Readonly<Record<string, string>>): readonly PodDisruptionBudget[];
  budgetsIn(namespace: string): readonly PodDisruptionBudget[];
  node(name: string | null): Node | undefined;
  slicesOf(namespace: string, service: string): readonly EndpointSlice[];
  claim(namespace: string, name: string): PersistentVolumeClaim | undefined;
}

const indexes = new WeakMap<ClusterSnapshot, SnapshotIndex>();

/** The index of a snapshot. A snapshot must not change afterwards. */
export function indexSnapshot(snapshot: ClusterSnapshot): SnapshotIndex {
  const known = indexes.get(snapshot);
  if (known) {
    return known;
  }
  const built = build(snapshot);
  indexes.set(snapshot, built);
  return built;
}

/** Each part is made when the first check asks for it: most look at few. */
function build({ objects }: ClusterSnapshot): SnapshotIndex {
  const lookup = once(() => indexOwners(objects.replicasets, objects.jobs));
  const owners = once(() => {
    const refs = new Map<string, WorkloadRef>();
    return new Map(
      objects.pods.map((pod) => {
        const ref = resolveOwner(pod, lookup());
        const key = workloadKey(ref);
        const known = refs.get(key) ?? ref;
        refs.set(key, known);
        return [pod, known];
      })
    );
  });
  const ownerOf = (pod: Pod) => owners().get(pod) ?? resolveOwner(pod, lookup());
  const ofWorkload = once(() => Map.groupBy(objects.pods, (pod) => workloadKey(ownerOf(pod))));
  const inNamespace = once(() => Map.groupBy(objects.pods, ({ metadata }) => metadata.namespace));
  const nodes = once(() => new Map(objects.nodes.map((node) => [node.metadata.name, node])));
  const slices = once(() =>
    Map.groupBy(objects.endpointslices, ({ metadata, service }) => `${metadata.namespace}/${service}`)
  );
  const claims = once(
    () =>
      new Map(
        objects.persistentvolumeclaims.map((claim) => [`${claim.metadata.namespace}/${claim.metadata.name}`, claim])
      )
  );
  const budgets = once(() => Map.groupBy(objects.poddisruptionbudgets, ({ metadata }) => metadata.namespace));
  const withLabel = once(() => indexLabels(objects.pods));
  const podsIn = (namespace: string) => inNamespace().get(namespace) ?? [];
  /** Few pods that include all with these labels. */
  const candidates = (namespace: string, wanted: Readonly<Record<string, string>>): readonly Pod[] => {
    let fewest: readonly Pod[] | undefined;
    for (const [key, value] of Object.entries(wanted)) {
      const pods = withLabel().get(namespace)?.get(`${key}=${value}`) ?? [];
      fewest = fewest === undefined || pods.length < fewest.length ? pods : fewest;
    }
    return fewest ?? podsIn(namespace);
  };
  return {
    ownerOf,
    podsOf: (workload) => ofWorkload().get(workloadKey(workload)) ?? [],
    podsIn,
    podsSelected: (namespace, selector) =>
      selector === null
        ? []
        : candidates(namespace, selector.matchLabels).filter(({ metadata }) =>
            matchesSelector(selector, metadata.labels)
          ),
    podsOfService: (namespace, selector) =>
      candidates(namespace, selector ?? {}).filter(({ metadata }) => matchesServiceSelector(selector, metadata.labels)),
    budgetsIn: (namespace) => budgets().get(namespace) ?? [],
    budgetsOf: (namespace, labels) =>
      (budgets().get(namespace) ?? []).filter(({ selector }) => selector !== null && matchesSelector(selector, labels)),
    node: (name) => (name === null ? undefined : nodes().get(name)),
    slicesOf: (namespace, service) => slices().get(`${namespace}/${service}`) ?? [],
    claim: (namespace, name) => claims().get(`${namespace}/${name}`),
  };
}

/** By namespace and `key=value`. */
function indexLabels(pods: readonly Pod[]): Map<string, Map<string, Pod[]>> {
  const namespaces = new Map<string, Map<string, Pod[]>>();
  for (const pod of pods) {
    const { namespace, labels } = pod.metadata;
    const known = namespaces.get(namespace) ?? new Map<string, Pod[]>();
    namespaces.set(namespace, known);
    for (const [key, value] of Object.entries(labels)) {
      const pair = `${key}=${value}`;
      const having = known.get(pair);
      if (having) {
        having.push(pod);
      } else {
        known.set(pair, [pod]);
      }
    }
  }
  return namespaces;
}
