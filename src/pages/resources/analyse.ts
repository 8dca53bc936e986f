import { analyseResources, type ResourceAnalysis } from '@vigil/core/resources/analyse-resources';
import type { Policy } from '@vigil/core/resources/policy';
import type { ResourceScope, ResourceWindow } from '@vigil/core/resources/scope';
import { fetchClusters, fetchNamespaces, type Namespace } from '../../prometheus/namespaces';
import type { PrometheusError } from '../../prometheus/PrometheusError';
import { runPlan, type QueryRun } from '../../prometheus/runPlan';
import { chooseSplitting, knownCapabilities, rememberCapabilities } from './known-sources';

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
  /** Wall clock. */
  seconds: number;
}

/** Everything the page shows. Rejects with `PrometheusError`; a single failed query only leaves its figures unknown. */
export async function analyse(
  input: AnalysisInput,
  signal: AbortSignal,
  onProgress: (runs: readonly QueryRun[]) => void
): Promise<Analysis> {
  const { source, window, policy } = input;
  const start = performance.now();
  const time = window.to;
  const clusters = await fetchClusters(source, time, signal);
  const cluster = clusters.includes(input.cluster) ? input.cluster : clusters[0];
  const scope: ResourceScope = {
    cluster: cluster === undefined ? null : { label: 'cluster', value: cluster },
    namespaces: input.namespaces,
  };
  const capabilities = knownCapabilities(source, scope, window, Date.now());
  const splitting = chooseSplitting(source, scope, window);
  const [namespaces, analysis] = await Promise.all([
    fetchNamespaces(source, scope.cluster, time, signal),
    analyseResources<PrometheusError>({ scope, window, policy, splitting, capabilities }, (plan, before) =>
      runPlan(source, plan, {
        ...{ time, signal, answered: before.some(({ status }) => status === 'done') },
        onProgress: (runs) => onProgress([...before, ...runs]),
      })
    ),
  ]);
  rememberCapabilities(source, scope, window, analysis.capabilities, Date.now());
  return { ...analysis, input, scope, clusters, namespaces, seconds: (performance.now() - start) / 1000 };
}
