import { formatDuration } from '../prometheus/duration.ts';
import { relabel } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import type { Capabilities } from './capabilities.ts';
import type { ResourceQueryId } from './plan-queries.ts';
import type { PlannedQuery } from './planned-query.ts';
import { scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { reservationFamilies, reservedQueries } from './reservation-queries.ts';
import { ownersOf } from './state-queries.ts';

/** VictoriaMetrics refuses queries beyond 16 KiB; the rest of a query takes well under one. */
const MAX_NAMES_LENGTH = 12_000;

export interface PodName {
  namespace: string;
  pod: string;
}

/**
 * Second look: what kube-state-metrics said last of pods that are gone by the end of the window. One query per id and
 * chunk of names; merge the samples of equal ids and hand them to `foldUsage` as `gone`.
 */
export function planGonePods(
  pods: readonly PodName[],
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<ResourceQueryId>> {
  const range = formatDuration(windowSeconds(window));
  const title = { en: 'pods that are gone', zh: '已消失的 Pod' };
  const prefix = capabilities.exported ? 'exported_' : '';
  const owners = pods.length === 0 ? [] : goneOwners();
  return [...owners, ...chunk([...new Set(pods.map(({ pod }) => pod))].sort()).flatMap(aboutPods)];

  /** A Job or ReplicaSet goes with its last pod: its owner is asked by namespace, for its name is not known yet. */
  function goneOwners(): Array<PlannedQuery<ResourceQueryId>> {
    const namespaces = [...new Set(pods.map(({ namespace }) => namespace))];
    const last = (metric: string) => {
      const within = scopeMatchers({ ...scope, namespaces, pods: [] }, `${prefix}namespace`);
      const expr = `last_over_time(${selector(metric, ...within)}[${range}])`;
      return capabilities.exported ? relabel(expr, [['exported_namespace', 'namespace']]) : expr;
    };
    const owner = (id: 'replicaSetOwners' | 'jobOwners', metric: string, label: string) =>
      capabilities.metrics.has(metric) ? [{ id, title, expr: ownersOf(label, last(metric)), slow: true }] : [];
    return [
      ...owner('replicaSetOwners', 'kube_replicaset_owner', 'replicaset'),
      ...owner('jobOwners', 'kube_job_owner', 'job_name'),
    ];
  }

  function aboutPods(names: string[]): Array<PlannedQuery<ResourceQueryId>> {
    const within = scopeMatchers({ ...scope, pods: names }, `${prefix}namespace`, `${prefix}pod`);
    const last = (metric: string, ...matchers: string[]) => {
      const expr = `last_over_time(${selector(metric, ...matchers, ...within)}[${range}])`;
      const labels = ['namespace', 'pod', 'container', 'node'].map((label) => [`exported_${label}`, label] as const);
      return capabilities.exported ? relabel(expr, labels) : expr;
    };
    const queries: Array<PlannedQuery<ResourceQueryId>> = [];
    const reserved = reservedQueries('reserved', reservationFamilies(capabilities), ({ metric, matchers }) =>
      last(metric, ...matchers)
    );
    queries.push(...reserved.map((query) => ({ ...query, title })));
    if (capabilities.metrics.has('kube_pod_info')) {
      queries.push({ id: 'pods', title, expr: `max by (namespace, pod, node) (${last('kube_pod_info')})` });
    }
    if (capabilities.metrics.has('kube_pod_owner')) {
      queries.push({ id: 'podOwners', title, expr: ownersOf('pod', last('kube_pod_owner')) });
    }
    return queries;
  }
}

/** Names in lists that fit a query each; `longest`: characters of a list. */
export function chunk(names: readonly string[], longest = MAX_NAMES_LENGTH): string[][] {
  const chunks: string[][] = [];
  let length = Infinity;
  for (const name of names) {
    length += name.length + 1;
    if (length > longest) {
      chunks.push([]);
      length = name.length;
    }
    chunks.at(-1)?.push(name);
  }
  return chunks;
}
