import { clusterMatcher, type ResourceScope } from '@vigil/core/resources/scope';
import { clusterProbe } from '@vigil/core/resources/capabilities';
import { selector } from '@vigil/core/prometheus/selector';
import { instantQuery } from './instantQuery';

export interface Namespace {
  name: string;
  /** Pods that cAdvisor knows at the moment asked about. */
  pods: number;
}

/** Namespaces with pods at `time` (Unix milliseconds), alphabetically. Rejects with `PrometheusError`. */
export async function fetchNamespaces(
  source: string,
  cluster: ResourceScope['cluster'],
  time: number,
  signal?: AbortSignal
): Promise<Namespace[]> {
  const series = selector(
    'container_memory_working_set_bytes',
    'namespace!=""',
    clusterMatcher({ cluster, namespaces: [] })
  );
  const expr = `count by (namespace) (count by (namespace, pod) (${series}))`;
  const { samples } = await instantQuery(source, { expr, time, signal });
  return samples
    .map(({ labels, value }) => ({ name: labels.namespace ?? '', pods: value }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Names of the clusters a data source holds; empty where nothing is labelled `cluster`. Rejects with `PrometheusError`. */
export async function fetchClusters(source: string, time: number, signal?: AbortSignal): Promise<string[]> {
  const { samples } = await instantQuery(source, { expr: clusterProbe, time, signal });
  return [...new Set(samples.flatMap(({ labels }) => labels.cluster || []))].sort();
}
