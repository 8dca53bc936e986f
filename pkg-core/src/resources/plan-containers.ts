import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import type { Capabilities } from './capabilities.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import type { Figures } from './pod-row.ts';
import { resourceOf } from './read-reservations.ts';
import { windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { reservationSeries, stateSelector } from './state-queries.ts';
import { containerMatchers, CPU, MEMORY, peakRate } from './usage-queries.ts';

export type ContainerQueryId =
  | 'containerCpuMax'
  | 'containerCpuAverage'
  | 'containerMemoryMax'
  | 'containerMemoryAverage'
  | 'containerReserved'
  | 'containerThrottled';

/** One container of a workload: the largest peak of its pods, their mean average, one pod's request and limit. */
export interface ContainerRow {
  container: string;
  cpu: Figures;
  memory: Figures;
  throttled?: number;
}

/** A closer look at some pods of one workload (`scope.pods`), per container. Small answers: one series a container. */
export function planContainers(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
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
  const reserved = reservationSeries(stateSelector(scope, capabilities), capabilities);
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
  ];
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
  each('containerReserved', (container, value, labels) => {
    const resource = resourceOf(labels);
    if (resource) {
      container[resource][labels['__name__']?.includes('_limits') ? 'limit' : 'request'] = value;
    }
  });
  return [...rows.values()].sort((a, b) => a.container.localeCompare(b.container));
}
