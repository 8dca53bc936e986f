import { analyseResources, type ResourceAnalysis } from '@vigil/core/resources/analyse-resources';
import type { Policy } from '@vigil/core/resources/policy';
import type { ResourceScope, ResourceWindow } from '@vigil/core/resources/scope';
import { fetchClusters, fetchNamespaces, type Namespace } from '../../prometheus/namespaces';
import type { PrometheusError } from '../../prometheus/PrometheusError';
import { runPlan, type QueryRun } from '../../prometheus/runPlan';
import { livedPods } from './lived-pods';
import { chooseSplitting, knownCapabilities, knownPodsOf, rememberCapabilities } from './known-sources';

export interface AnalysisInput {
  /** uid of the data source. */
  source: string;
  /** Empty: the first there is. */
  cluster: string;
  namespaces: readonly string[];
  window: ResourceWindow;
  policy: Policy;
  /** Another number asks the same once more. */
  attempt: number;
}

export interface Analysis extends ResourceAnalysis<PrometheusError> {
  input: AnalysisInput;
  scope: ResourceScope;
  /** Empty where the data source knows no cluster label. */
  clusters: string[];
  /** Of the cluster, whatever the scope. */
  namespaces: Namespace[];
  /** By the clock of this browser, Unix milliseconds. */
  askedAt: number;
  /** Wall clock. */
  seconds: number;
  /** Usage, requests and limits are there; what is not yet asked is neither known nor unknown. */
  isPartial: boolean;
}

/** Whoever waits for an analysis. */
export interface AnalysisWatch {
  onProgress(runs: readonly QueryRun[]): void;
  /** Rows that can be shown while the rest is on its way. */
  onRows(analysis: Analysis): void;
}

/** Everything the page shows. Rejects with `PrometheusError`; a single failed query only leaves its figures unknown. */
export async function analyse(
  input: AnalysisInput,
  signal: AbortSignal,
  { onProgress, onRows }: AnalysisWatch
): Promise<Analysis> {
  const { source, window, policy } = input;
  const start = performance.now();
  const askedAt = Date.now();
  const time = window.to;
  const clusters = await fetchClusters(source, time, signal);
  const cluster = clusters.includes(input.cluster) ? input.cluster : clusters[0];
  const scope: ResourceScope = {
    cluster: cluster === undefined ? null : { label: 'cluster', value: cluster },
    namespaces: input.namespaces,
  };
  const known = knownCapabilities(source, scope, window, askedAt);
  const splitting = chooseSplitting(source, scope, window);
  const seconds = () => (performance.now() - start) / 1000;
  let namespaces: Namespace[] = [];
  let listed: Promise<unknown> | undefined;
  const analysis = await analyseResources<PrometheusError>(
    { scope, window, policy, splitting, capabilities: known, knownPods: knownPodsOf(source, scope) },
    (plan, before) =>
      runPlan(source, plan, {
        ...{ time, signal, answered: before.some(({ status }) => status === 'done') },
        onProgress: (runs) => onProgress([...before, ...runs]),
      }),
    () => {
      // The filter's choice can wait for the figures.
      listed = fetchNamespaces(source, scope.cluster, time, signal).then((found) => (namespaces = found));
      // Told by the await below; until then it is no unhandled one.
      listed.catch(() => {});
    },
    (pods, capabilities) =>
      onRows({
        ...{ input, scope, clusters, namespaces, capabilities, askedAt, seconds: seconds(), isPartial: true },
        pods: livedPods(pods),
        ...{ nodes: [], quotas: [], runs: [], warnings: [] },
      })
  );
  await listed;
  rememberCapabilities(source, scope, window, analysis.capabilities, Date.now());
  const pods = livedPods(analysis.pods);
  return { ...analysis, pods, input, scope, clusters, namespaces, askedAt, seconds: seconds(), isPartial: false };
}
