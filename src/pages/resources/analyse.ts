import { planProbe, readCapabilities, type Capabilities, type ProbeId } from '@vigil/core/resources/capabilities';
import { foldUsage, gonePods } from '@vigil/core/resources/fold-usage';
import { planGonePods } from '@vigil/core/resources/plan-gone-pods';
import { planQueries } from '@vigil/core/resources/plan-queries';
import type { PodRow } from '@vigil/core/resources/pod-row';
import type { Policy } from '@vigil/core/resources/policy';
import { readNodes, type NodeRow } from '@vigil/core/resources/read-nodes';
import type { ResourceScope, ResourceWindow } from '@vigil/core/resources/scope';
import { fetchClusters, fetchNamespaces, type Namespace } from '../../prometheus/namespaces';
import { runPlan, type QueryRun } from '../../prometheus/runPlan';

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

export interface Analysis {
  input: AnalysisInput;
  scope: ResourceScope;
  /** Empty where the data source knows no cluster label. */
  clusters: string[];
  /** Of the cluster, whatever the scope. */
  namespaces: Namespace[];
  capabilities: Capabilities;
  pods: PodRow[];
  nodes: NodeRow[];
  /** Every query that was asked, with what became of it. */
  runs: QueryRun[];
  warnings: string[];
  /** Wall clock. */
  seconds: number;
}

/**
 * Everything the page shows, from a few instant queries: what is there to ask, then usage and settings, then a second
 * look at pods that are gone. Rejects with `PrometheusError`; a single failed query only leaves its figures unknown.
 */
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
  const probe = await runPlan<ProbeId>(source, planProbe(scope), { time, signal, onProgress });
  // Without these answers "not collected" would be a guess.
  const failed = probe.runs.find((run) => run.error && (run.id === 'usage' || run.id === 'metrics'));
  if (failed?.error) {
    throw failed.error;
  }
  const capabilities = readCapabilities(probe.answers);
  const namespaces = await fetchNamespaces(source, scope.cluster, time, signal);
  const main = await runPlan(source, planQueries(scope, window, capabilities, policy), { time, signal, onProgress });
  const gone = gonePods(main.answers);
  const second = await runPlan(source, planGonePods(gone, scope, window, capabilities), {
    time,
    signal,
    onProgress: (runs) => onProgress([...main.runs, ...runs]),
  });
  return {
    input,
    scope,
    clusters,
    namespaces,
    capabilities,
    pods: foldUsage(main.answers, capabilities, second.answers),
    nodes: readNodes(main.answers),
    runs: [...probe.runs, ...main.runs, ...second.runs],
    warnings: [...new Set([...probe.warnings, ...main.warnings, ...second.warnings])],
    seconds: (performance.now() - start) / 1000,
  };
}
