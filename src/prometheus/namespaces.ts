import { clusterProbe } from '@vigil/core/resources/capabilities';
import { listNamespaces, type NamespaceSize } from '@vigil/core/resources/list-namespaces';
import type { ResourceScope } from '@vigil/core/resources/scope';
import { answerCache } from './answer-cache';
import { instantQuery } from './instantQuery';

export type Namespace = NamespaceSize;

/** Namespaces with pods at `time` (Unix milliseconds), alphabetically. Rejects with `PrometheusError`. */
export function fetchNamespaces(
  source: string,
  cluster: ResourceScope['cluster'],
  time: number,
  signal?: AbortSignal
): Promise<Namespace[]> {
  const ask = (expr: string, at: number) => instantQuery(source, { expr, time: at, signal });
  return listNamespaces(cluster, time, ask, answerCache.of(source));
}

/** Names of the clusters a data source holds; empty where nothing is labelled `cluster`. Rejects with `PrometheusError`. */
export async function fetchClusters(source: string, time: number, signal?: AbortSignal): Promise<string[]> {
  const { samples } = await instantQuery(source, { expr: clusterProbe, time, signal });
  return [...new Set(samples.flatMap(({ labels }) => labels.cluster || []))].sort();
}
