import { selector } from '../prometheus/selector.ts';
import type { InstantAnswer } from '../prometheus/parse-answer.ts';
import type { PieceCache } from '../prometheus/run-plan.ts';
import { podCgroup } from './capabilities.ts';
import { clusterMatcher, type ResourceScope } from './scope.ts';
import { MEMORY } from './usage-queries.ts';

export interface NamespaceSize {
  name: string;
  /** Pods that cAdvisor knows at the moment asked about, or a few minutes before. */
  pods: number;
}

/**
 * Namespaces with pods at `time` (Unix milliseconds), alphabetically. The pods' own cgroups are asked first: one series
 * a pod; where there are none, everything. Rejects as `ask` does.
 */
export async function listNamespaces(
  cluster: ResourceScope['cluster'],
  time: number,
  ask: (expr: string, time: number) => Promise<InstantAnswer>,
  cache?: PieceCache
): Promise<NamespaceSize[]> {
  const within = clusterMatcher({ cluster, namespaces: [] });
  for (const matchers of [podCgroup, ['namespace!=""']]) {
    const expr = `count by (namespace) (count by (namespace, pod) (${selector(MEMORY, ...matchers, within)}))`;
    const samples = cache?.recent?.(expr, time)?.samples ?? (await ask(expr, time)).samples;
    const named = samples.filter(({ labels }) => labels['namespace']);
    if (named.length > 0) {
      cache?.keep?.(expr, time, samples);
      return named
        .map(({ labels, value }) => ({ name: labels['namespace'] ?? '', pods: value }))
        .sort((a, b) => a.name.localeCompare(b.name));
    }
  }
  return [];
}
