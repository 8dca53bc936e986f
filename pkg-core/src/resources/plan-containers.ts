import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import type { Capabilities } from './capabilities.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import type { Figures } from './pod-row.ts';
import { resourceOf } from './read-reservations.ts';
import { windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { percentileOf } from './plan-percentiles.ts';
import type { Policy } from './policy.ts';
import { reservationSeries, stateRange, stateSelector, unexport } from './state-queries.ts';
import { containerMatchers, CPU, MEMORY, peakRate } from './usage-queries.ts';

export type ContainerQueryId =
  | 'containerCpuMax'
  | 'containerCpuAverage'
  | 'containerMemoryMax'
  | 'containerMemoryAverage'
  | 'containerReserved'
  | 'containerThrottled'
  | 'containerSamples'
  | 'containerOomKilled'
  | 'containerInit'
  | 'containerCpuPercentile'
  | 'containerMemoryPercentile';

/** One container of a workload: the largest peak of its pods, their mean average, one pod's request and limit. */
export interface ContainerRow {
  container: string;
  cpu: Figures;
  memory: Figures;
  throttled?: number;
  /** Of usage, all pods together. */
  samples?: number;
  /** The memory limit at which it was OOM killed, by what is known at any time of the window; bytes. */
  oomKilledAt?: number;
  /** Started before the others: an init container, or a sidecar among them. */
  init?: boolean;
  /** The largest of the pods’ percentiles, as the policy has them, where its strategy asks for them; cores, bytes. */
  percentile?: { cpu?: number; memory?: number };
}

/**
 * A closer look at some pods of one workload (`scope.pods`), per container. Small answers: one series a container. With
 * a policy whose strategy is a percentile, that too.
 */
export function planContainers(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  policy?: Policy
): Array<PlannedQuery<ContainerQueryId>> {
  if (capabilities.usage !== 'pod' && capabilities.usage !== 'container') {
    return [];
  }
  const range = formatDuration(windowSeconds(window));
  const within = containerMatchers(scope, capabilities);
  const cpu = selector(CPU, ...within);
  const memory = selector(MEMORY, ...within);
  const title = { en: 'containers', zh: '容器' };
  const query = (id: ContainerQueryId, expr: string) => ({ id, title, expr });
  const lived = `(sum by (container) (count_over_time(${cpu}[${range}])) * ${capabilities.interval.seconds})`;
  const cfs = (what: string) =>
    `sum by (namespace, pod, container) (increase(${selector(`container_cpu_cfs_${what}_total`, ...within)}[${range}]))`;
  const select = stateSelector(scope, capabilities);
  const init = capabilities.reservations === 'v2' ? select('', initReservations) : '';
  const reserved = [reservationSeries(select, capabilities), init].filter((part) => part !== '').join(' or ');
  return [
    query('containerCpuMax', `max by (container) (${peakRate(cpu, window, capabilities)})`),
    query('containerCpuAverage', `sum by (container) (increase(${cpu}[${range}])) / ${lived}`),
    query('containerMemoryMax', `max by (container) (max_over_time(${memory}[${range}]))`),
    query(
      'containerMemoryAverage',
      `sum by (container) (sum_over_time(${memory}[${range}])) / sum by (container) (count_over_time(${memory}[${range}]))`
    ),
    ...(reserved === '' ? [] : [query('containerReserved', `max by (container, resource, __name__) (${reserved})`)]),
    ...(capabilities.metrics.has('container_cpu_cfs_periods_total')
      ? [query('containerThrottled', `max by (container) (${cfs('throttled_periods')} / ${cfs('periods')})`)]
      : []),
    query('containerSamples', `sum by (container) (count_over_time(${cpu}[${range}]))`),
    query('containerInit', `max by (container) (${select('kube_pod_init_container_info')})`),
    ...oomQuery(scope, capabilities, range).map((expr) => query('containerOomKilled', expr)),
    ...(policy?.cpuStrategy === 'percentile'
      ? [query('containerCpuPercentile', percentileOf(policy.cpuPercentile, 'cpu', within, window, capabilities))]
      : []),
    ...(policy?.memoryStrategy === 'percentile'
      ? [
          query(
            'containerMemoryPercentile',
            percentileOf(policy.memoryPercentile, 'memory', within, window, capabilities)
          ),
        ]
      : []),
  ];
}

/** Sidecars are init containers that go on: they reserve as well. */
const initReservations = '__name__=~"kube_pod_init_container_resource_(requests|limits)",resource=~"cpu|memory"';

/** The largest memory limit of containers whose last end was an OOM kill; none where that is not collected. */
function oomQuery(scope: ResourceScope, capabilities: Capabilities, range: string): string[] {
  if (
    capabilities.reservations !== 'v2' ||
    !capabilities.metrics.has('kube_pod_container_status_last_terminated_reason')
  ) {
    return [];
  }
  const over = (metric: string, matcher: string) => {
    const series = stateRange(scope, capabilities, metric, range, matcher);
    return `max by (namespace, pod, container) (${unexport(`max_over_time(${series})`, capabilities)})`;
  };
  const limits = over('kube_pod_container_resource_limits', 'resource="memory"');
  const kills = over('kube_pod_container_status_last_terminated_reason', 'reason="OOMKilled"');
  return [`max by (container) (${limits} and on (namespace, pod, container) (${kills} > 0))`];
}

/** Rows by container name, as they stand in the pod's specification: alphabetically. */
export function foldContainers(answers: Answers<ContainerQueryId>): ContainerRow[] {
  const rows = new Map<string, ContainerRow>();
  const row = (labels: Record<string, string>): ContainerRow => {
    const container = labels['container'] ?? '';
    const known = rows.get(container) ?? { container, cpu: {}, memory: {} };
    rows.set(container, known);
    return known;
  };
  const each = (
    id: ContainerQueryId,
    put: (row: ContainerRow, value: number, labels: Record<string, string>) => void
  ) => {
    for (const { labels, value } of answers[id] ?? []) {
      if (Number.isFinite(value)) {
        put(row(labels), value, labels);
      }
    }
  };
  each('containerCpuMax', (container, value) => (container.cpu.max = value));
  each('containerCpuAverage', (container, value) => (container.cpu.average = value));
  each('containerMemoryMax', (container, value) => (container.memory.max = value));
  each('containerMemoryAverage', (container, value) => (container.memory.average = value));
  each('containerThrottled', (container, value) => (container.throttled = value));
  each('containerSamples', (container, value) => (container.samples = value));
  each('containerOomKilled', (container, value) => (container.oomKilledAt = value));
  each('containerCpuPercentile', (container, value) => {
    container.percentile = { ...container.percentile, cpu: value };
  });
  each('containerMemoryPercentile', (container, value) => {
    container.percentile = { ...container.percentile, memory: value };
  });
  each('containerReserved', (container, value, labels) => {
    const resource = resourceOf(labels);
    if (resource) {
      container[resource][labels['__name__']?.includes('_limits') ? 'limit' : 'request'] = value;
    }
  });
  for (const { labels } of answers.containerInit ?? []) {
    const name = labels['container'] ?? '';
    const known = rows.get(name);
    if (known) {
      known.init = true;
      // One that ended before the window reserves nothing any more and used nothing.
      if (known.cpu.max === undefined && known.memory.max === undefined) {
        rows.delete(name);
      }
    }
  }
  return [...rows.values()].sort((a, b) => a.container.localeCompare(b.container));
}
