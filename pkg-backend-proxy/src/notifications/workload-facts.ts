import { mentionAnnotation, parseMentions, type WorkloadFacts } from '@vigil/core/notifications/notice-of-incident';
import type { Metadata } from '@vigil/core/kubernetes/metadata';
import type { WatchedKind } from '@vigil/core/kubernetes/snapshot';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';

const kinds: Record<string, WatchedKind> = {
  ...{ Deployment: 'deployments', StatefulSet: 'statefulsets', DaemonSet: 'daemonsets', Job: 'jobs' },
  ...{ CronJob: 'cronjobs', Pod: 'pods', Node: 'nodes', ReplicaSet: 'replicasets' },
};

/** Looks up labels and people of workloads as the watches know them now; what they do not know has none. */
export class WorkloadLookUp {
  readonly #sources: readonly ClusterSource[];
  /** Of each cluster and kind, by namespace and name: made when first asked for. */
  readonly #indexes = new Map<string, Map<string, Metadata>>();

  constructor(sources: readonly ClusterSource[]) {
    this.#sources = sources;
  }

  /** Whether a cluster was listed; true for one that nobody watches, since waiting for it would help nothing. */
  isKnown(cluster: string): boolean {
    return this.#sources.find(({ name }) => name === cluster)?.ready() ?? true;
  }

  find(cluster: string, workload: WorkloadRef): WorkloadFacts {
    const kind = Object.hasOwn(kinds, workload.kind) ? kinds[workload.kind] : undefined;
    const own = kind && this.#index(cluster, kind).get(`${workload.namespace}/${workload.name}`);
    const namespace = this.#index(cluster, 'namespaces').get(`/${workload.namespace}`);
    const people = (metadata: Metadata | undefined) => parseMentions(metadata?.annotations[mentionAnnotation]);
    const mentions = people(own);
    // Who looks after the workload, else who looks after its namespace.
    return { labels: own?.labels ?? {}, mentions: mentions.length > 0 ? mentions : people(namespace) };
  }

  #index(cluster: string, kind: WatchedKind): Map<string, Metadata> {
    const key = `${cluster}\n${kind}`;
    const known = this.#indexes.get(key);
    if (known) {
      return known;
    }
    const source = this.#sources.find(({ name }) => name === cluster);
    const objects: ReadonlyArray<{ metadata: Metadata }> = source?.snapshot().objects[kind] ?? [];
    const index = new Map(objects.map(({ metadata }) => [`${metadata.namespace}/${metadata.name}`, metadata]));
    this.#indexes.set(key, index);
    return index;
  }
}
