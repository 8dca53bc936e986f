import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import { podCgroup, jobMatcher, type Capabilities } from './capabilities.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import { scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { CPU, containerMatchers, MEMORY, peakOf } from './usage-queries.ts';

export const percentiles = ['p50', 'p95', 'p99'] as const;
export type Percentile = (typeof percentiles)[number];
const shares: Record<Percentile, number> = { p50: 0.5, p95: 0.95, p99: 0.99 };

export type PercentileId = `${'cpu' | 'memory'}${'P50' | 'P95' | 'P99'}`;

/** Every percentile there is, CPU first. */
export const everyPercentile = (['cpu', 'memory'] as const).flatMap((resource) =>
  percentiles.map((percentile) => ({ id: percentileId(resource, percentile), resource, percentile }))
);

/** Cores, or bytes. */
export type Percentiles = Partial<Record<Percentile, number>>;

/**
 * What a percentile is taken over. pod: of each pod's own samples · sum: of the sum of the pods at each moment, which is
 * what a workload, a namespace or a node used.
 */
export type PercentileOf = 'pod' | 'sum';

/**
 * Percentiles of usage, on demand: each looks at every sample again and can not be put together from pieces. For `sum`
 * ask with the pods of one row.
 */
export function planPercentiles(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  of: PercentileOf
): Array<PlannedQuery<PercentileId>> {
  if (capabilities.usage !== 'pod' && capabilities.usage !== 'container') {
    return [];
  }
  const pods = capabilities.usage === 'pod';
  const within = pods
    ? [...podCgroup, ...scopeMatchers(scope), jobMatcher(capabilities)]
    : containerMatchers(scope, capabilities);
  const { range, step, rate } = measure(window, capabilities);
  const at = { cpu: `${rate(selector(CPU, ...within))}`, memory: selector(MEMORY, ...within) };
  const once = pods ? 'max by (namespace, pod)' : 'max by (namespace, pod, container)';
  return everyPercentile.map(({ id, resource, percentile }) => {
    const series =
      of === 'sum'
        ? `sum(${once} (${at[resource]}))`
        : pods
          ? at[resource]
          : `sum by (namespace, pod) (${once} (${at[resource]}))`;
    // Of memory itself every sample counts; a subquery looks at its own steps, and misses pods shorter than one.
    const over =
      of === 'pod' && pods && resource === 'memory' ? `${series}[${range}]` : `(${series})[${range}:${step}]`;
    const quantile = `quantile_over_time(${shares[percentile]}, ${over})`;
    return {
      id,
      title: { en: `${name(resource).en} ${percentile}`, zh: `${name(resource).zh} ${percentile}` },
      expr: of === 'pod' && pods ? `max by (namespace, pod) (${quantile})` : quantile,
    };
  });
}

/** The largest of the percentiles of a container in its pods: no pod is left with less than it needed that often. */
export function percentileOf(
  share: number,
  resource: 'cpu' | 'memory',
  within: readonly string[],
  window: ResourceWindow,
  capabilities: Capabilities
): string {
  const { range, step, rate } = measure(window, capabilities);
  const over =
    resource === 'cpu'
      ? `(${rate(selector(CPU, ...within))})[${range}:${step}]`
      : `${selector(MEMORY, ...within)}[${range}]`;
  return `max by (container) (quantile_over_time(${share}, ${over}))`;
}

/** By `namespace/pod`; of a sum under the empty text. */
export function readPercentiles(
  answers: Answers<PercentileId>
): Map<string, { cpu: Percentiles; memory: Percentiles }> {
  const found = new Map<string, { cpu: Percentiles; memory: Percentiles }>();
  for (const { id, resource, percentile } of everyPercentile) {
    for (const { labels, value } of answers[id] ?? []) {
      const key = labels['pod'] ? `${labels['namespace'] ?? ''}/${labels['pod']}` : '';
      if (Number.isFinite(value)) {
        const row = found.get(key) ?? { cpu: {}, memory: {} };
        row[resource][percentile] = Math.max(value, row[resource][percentile] ?? 0);
        found.set(key, row);
      }
    }
  }
  return found;
}

function percentileId(resource: 'cpu' | 'memory', percentile: Percentile): PercentileId {
  return `${resource}${percentile === 'p50' ? 'P50' : percentile === 'p95' ? 'P95' : 'P99'}`;
}

/** The rate of the peaks, so that a percentile is never above the peak. */
function measure(window: ResourceWindow, capabilities: Capabilities) {
  const { seconds, exact } = peakOf(window, capabilities);
  const reach = formatDuration(
    exact ? Math.max(120, 4 * seconds) : Math.max(seconds, 4 * capabilities.interval.seconds)
  );
  return {
    range: formatDuration(windowSeconds(window)),
    step: formatDuration(seconds),
    rate: (series: string) => `${exact ? 'irate' : 'rate'}(${series}[${reach}])`,
  };
}

function name(resource: 'cpu' | 'memory') {
  return resource === 'cpu' ? { en: 'CPU', zh: 'CPU' } : { en: 'memory', zh: '内存' };
}
