import { formatDuration } from '../prometheus/duration.ts';
import { oneOf } from '../prometheus/matchers.ts';
import { relabel } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import { jobMatcher, podCgroup, type Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import { clusterMatcher, scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';

export type UsageId = 'cpuMax' | 'cpuSeconds' | 'samples' | 'memoryMax' | 'memorySum' | 'throttled';

export const CPU = 'container_cpu_usage_seconds_total';
export const MEMORY = 'container_memory_working_set_bytes';
const titles = {
  cpuMax: { en: 'CPU peak', zh: 'CPU 峰值' },
  cpuSeconds: { en: 'CPU time', zh: 'CPU 时间' },
  samples: { en: 'samples', zh: '样本数' },
  memoryMax: { en: 'memory peak', zh: '内存峰值' },
  memorySum: { en: 'memory average', zh: '内存均值' },
  throttled: { en: 'CPU throttling', zh: 'CPU 限流' },
};

/** At most this many points a pod in the subquery for the peak: 24 h of 30 s. Longer windows take a coarser peak. */
const MAX_POINTS = 2880;

/** What "peak" means: the rate over `seconds`; `exact` while that is between neighbouring samples. */
export function peakOf(window: ResourceWindow, capabilities: Capabilities): { seconds: number; exact: boolean } {
  const step = capabilities.interval.seconds;
  const coarse = Math.ceil(windowSeconds(window) / MAX_POINTS);
  return coarse <= step ? { seconds: step, exact: true } : { seconds: Math.max(coarse, 2 * step), exact: false };
}

/** The rate whose maximum is the peak, as a subquery over the window. */
export function peakRate(series: string, window: ResourceWindow, capabilities: Capabilities): string {
  const { seconds, exact } = peakOf(window, capabilities);
  const range = formatDuration(windowSeconds(window));
  // irate looks for the last two samples: four intervals of room for missed scrapes.
  const rate = exact
    ? `irate(${series}[${formatDuration(Math.max(120, 4 * seconds))}])`
    : `rate(${series}[${formatDuration(Math.max(seconds, 4 * capabilities.interval.seconds))}])`;
  return `max_over_time(${rate}[${range}:${formatDuration(seconds)}])`;
}

/**
 * CPU and memory per pod. On the pod's own cgroup `*_over_time` stands directly on one series a pod and aggregates
 * outside: measured 10 to 15 times cheaper than the same answer from range queries. Averages are Σ/Σ (CPU time over
 * lived time), so that a pod that lived ten minutes is averaged over ten minutes, and duplicates cancel out.
 */
export function usageQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<UsageId>> {
  if (capabilities.usage === 'none') {
    return [];
  }
  const range = formatDuration(windowSeconds(window));
  const legacy = capabilities.usage === 'legacy';
  const pod = legacy ? 'pod_name' : 'pod';
  const by = `by (namespace, ${pod})`;
  const byContainer = `by (namespace, ${pod}, ${legacy ? 'container_name' : 'container'})`;
  const within = [...scopeMatchers(scope, 'namespace', pod), jobMatcher(capabilities)];
  const containers = legacy
    ? ['container_name!=""', 'container_name!="POD"', 'pod_name!=""', ...within]
    : ['container!=""', 'container!="POD"', 'pod!=""', ...within];
  const named = (id: UsageId, expr: string): PlannedQuery<UsageId> => ({
    id,
    title: titles[id],
    expr: legacy ? relabel(expr, [['pod_name', 'pod']]) : expr,
  });
  const throttled = ratio(
    `sum ${byContainer} (increase(${selector('container_cpu_cfs_throttled_periods_total', ...containers)}[${range}]))`,
    `sum ${byContainer} (increase(${selector('container_cpu_cfs_periods_total', ...containers)}[${range}]))`
  );
  const throttling = capabilities.metrics.has('container_cpu_cfs_periods_total')
    ? [named('throttled', `max ${by} (${throttled})`)]
    : [];
  if (capabilities.usage === 'pod') {
    const cpu = selector(CPU, ...podCgroup, ...within);
    const memory = selector(MEMORY, ...podCgroup, ...within);
    return [
      named('cpuMax', `max ${by} (${peakRate(cpu, window, capabilities)})`),
      named('cpuSeconds', `sum ${by} (increase(${cpu}[${range}]))`),
      named('samples', `sum ${by} (count_over_time(${cpu}[${range}]))`),
      named('memoryMax', `max ${by} (max_over_time(${memory}[${range}]))`),
      named('memorySum', `sum ${by} (sum_over_time(${memory}[${range}]))`),
      ...throttling,
    ];
  }
  // Containers only: a restarted container is a new series (max), old kubelets have one series a CPU (sum), and a pod
  // is the sum of its containers' peaks: an upper bound.
  const cpu = selector(CPU, ...containers);
  const memory = selector(MEMORY, ...containers);
  const upperBound = (expr: string) => `sum ${by} (max ${byContainer} (${expr}))`;
  return [
    named('cpuMax', upperBound(`sum without (cpu) (${peakRate(cpu, window, capabilities)})`)),
    named('cpuSeconds', `sum ${by} (increase(${cpu}[${range}]))`),
    named('samples', `max ${by} (sum ${byContainer} (count_over_time(${memory}[${range}])))`),
    named('memoryMax', upperBound(`max_over_time(${memory}[${range}])`)),
    named('memorySum', `sum ${by} (sum_over_time(${memory}[${range}]))`),
    ...throttling,
  ];
}

/** Matchers of real containers (no pause, no pod cgroup) in today's label names. */
export function containerMatchers(scope: ResourceScope, capabilities: Capabilities): string[] {
  return [
    'container!=""',
    'container!="POD"',
    clusterMatcher(scope),
    oneOf('namespace', scope.namespaces),
    scope.pods?.length ? oneOf('pod', scope.pods) : 'pod!=""',
    jobMatcher(capabilities),
  ];
}

function ratio(part: string, whole: string): string {
  return `${part} / ${whole}`;
}
