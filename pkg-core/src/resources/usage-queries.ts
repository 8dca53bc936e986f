import { formatDuration, formatOpenDuration } from '../prometheus/duration.ts';
import type { Merge } from '../prometheus/merge-samples.ts';
import { oneOf } from '../prometheus/matchers.ts';
import { relabel } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import { jobMatcher, podCgroup, type Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import { clusterMatcher, scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { splitWindow, type Splitting } from './split-window.ts';

export type UsageId =
  'cpuMax' | 'cpuSeconds' | 'samples' | 'memoryMax' | 'memorySum' | 'throttled' | 'throttledPeriods' | 'cfsPeriods';

export const CPU = 'container_cpu_usage_seconds_total';
export const MEMORY = 'container_memory_working_set_bytes';
const titles = {
  cpuMax: { en: 'CPU peak', zh: 'CPU 峰值' },
  cpuSeconds: { en: 'CPU time', zh: 'CPU 时间' },
  samples: { en: 'samples', zh: '样本数' },
  memoryMax: { en: 'memory peak', zh: '内存峰值' },
  memorySum: { en: 'memory average', zh: '内存均值' },
  throttled: { en: 'CPU throttling', zh: 'CPU 限流' },
  throttledPeriods: { en: 'throttled CFS periods', zh: '被限流的 CFS 周期' },
  cfsPeriods: { en: 'CFS periods', zh: 'CFS 周期' },
};

/** The most points of all peaks together: beyond that, minutes of a server. Longer windows take a coarser peak. */
const pointBudget = 60_000_000;
/** … and a pod where nobody knows how many there are: 24 h of 30 s. */
const pointsOfUnknown = 2880;

/** What "peak" means: the rate over `seconds`; `exact` while that is between neighbouring samples. */
export function peakOf(window: ResourceWindow, capabilities: Capabilities): { seconds: number; exact: boolean } {
  const { interval, pods } = capabilities;
  if (capabilities.rollupRate) {
    return { seconds: interval.seconds, exact: true };
  }
  const points = pods === null ? pointsOfUnknown : Math.max(pointsOfUnknown, pointBudget / Math.max(1, pods));
  const coarse = Math.ceil(windowSeconds(window) / points);
  return coarse <= interval.seconds
    ? { seconds: interval.seconds, exact: true }
    : { seconds: Math.max(coarse, 2 * interval.seconds), exact: false };
}

/** The rate whose maximum is the peak, as a subquery over a window, or over a `piece` of it. */
export function peakRate(
  series: string,
  window: ResourceWindow,
  capabilities: Capabilities,
  piece: ResourceWindow = window
): string {
  const { seconds, exact } = peakOf(window, capabilities);
  const range = formatDuration(windowSeconds(piece));
  if (capabilities.rollupRate) {
    // It gives the least, the mean and the largest; whoever aggregates takes the largest.
    return `rollup_rate(${series}[${range}])`;
  }
  // irate looks for the last two samples: four intervals of room for missed scrapes.
  const rate = exact
    ? `irate(${series}[${formatDuration(Math.max(120, 4 * seconds))}])`
    : `rate(${series}[${formatDuration(Math.max(seconds, 4 * capabilities.interval.seconds))}])`;
  return `max_over_time(${rate}[${range}:${formatDuration(seconds)}])`;
}

/** Of one piece of the window. */
type Measure = { id: UsageId; merge: Merge; expr: (piece: ResourceWindow) => string };

/** Told per container, because the worst one is looked for. */
const partsOfRatio: Partial<Record<UsageId, true>> = { throttledPeriods: true, cfsPeriods: true };
const renamed: Array<readonly [string, string]> = [['pod_name', 'pod']];

/** A piece this short (milliseconds) is not cut any further. */
const shortestPiece = 600_000;

/**
 * CPU and memory per pod. On the pod's own cgroup `*_over_time` stands directly on one series a pod and aggregates
 * outside: measured 10 to 15 times cheaper than the same answer from range queries. Averages are Σ/Σ (CPU time over
 * lived time), so that a pod that lived ten minutes is averaged over ten minutes, and duplicates cancel out. Maxima and
 * sums of pieces of the window are those of the window.
 */
export function usageQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  splitting: Splitting = 'fewest'
): Array<PlannedQuery<UsageId>> {
  const pieces = splitWindow(window, capabilities.pods, capabilities.interval.seconds, splitting);
  return usageMeasures(scope, window, capabilities, pieces.length > 1).flatMap((measure) =>
    pieces.map((piece) => pieceQuery(measure, piece))
  );
}

function pieceQuery(measure: Measure, piece: ResourceWindow): PlannedQuery<UsageId> {
  const { id, merge, expr } = measure;
  const query = { id, title: titles[id], merge, time: piece.to, expr: expr(piece) };
  const middle = Math.floor((piece.from + piece.to) / 2000) * 1000;
  return id === 'throttled' || piece.to - piece.from < 2 * shortestPiece
    ? query
    : {
        ...query,
        split: () => [
          pieceQuery(measure, { from: piece.from, to: middle }),
          pieceQuery(measure, { from: middle, to: piece.to }),
        ],
      };
}

/** `inPieces`: ratios can not be merged, their parts can. */
function usageMeasures(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  inPieces: boolean
): Measure[] {
  if (capabilities.usage === 'none') {
    return [];
  }
  const legacy = capabilities.usage === 'legacy';
  const pod = legacy ? 'pod_name' : 'pod';
  const container = legacy ? 'container_name' : 'container';
  const by = `by (namespace, ${pod})`;
  const byContainer = `by (namespace, ${pod}, ${container})`;
  const within = [...scopeMatchers(scope, 'namespace', pod), jobMatcher(capabilities)];
  const containers = legacy
    ? ['container_name!=""', 'container_name!="POD"', 'pod_name!=""', ...within]
    : ['container!=""', 'container!="POD"', 'pod!=""', ...within];
  const measure = (
    id: UsageId,
    merge: Merge,
    expr: (range: string, piece: ResourceWindow, open: string) => string
  ): Measure => ({
    id,
    merge,
    expr: (piece) => {
      const seconds = windowSeconds(piece);
      const text = expr(formatDuration(seconds), piece, formatOpenDuration(seconds));
      return legacy
        ? relabel(text, id in partsOfRatio ? [...renamed, ['container_name', 'container']] : renamed)
        : text;
    },
  });
  const periods = (what: string, range: string) =>
    `sum ${byContainer} (increase(${selector(`container_cpu_cfs_${what}_total`, ...containers)}[${range}]))`;
  const throttling = !capabilities.metrics.has('container_cpu_cfs_periods_total')
    ? []
    : inPieces
      ? [
          measure('throttledPeriods', 'sum', (range) => periods('throttled_periods', range)),
          measure('cfsPeriods', 'sum', (range) => periods('periods', range)),
        ]
      : [
          measure(
            'throttled',
            'max',
            (range) => `max ${by} (${periods('throttled_periods', range)} / ${periods('periods', range)})`
          ),
        ];
  const seconds = (cpu: string, range: string) =>
    `sum ${by} (${capabilities.rollupRate ? meanTimesSamples(cpu, range, capabilities) : `increase(${cpu}[${range}])`})`;
  if (capabilities.usage === 'pod') {
    const cpu = selector(CPU, ...podCgroup, ...within);
    const memory = selector(MEMORY, ...podCgroup, ...within);
    return [
      measure('cpuMax', 'max', (_, piece) => `max ${by} (${peakRate(cpu, window, capabilities, piece)})`),
      measure('cpuSeconds', 'sum', (range) => seconds(cpu, range)),
      // Of the same scrapes as CPU, and a third cheaper to read: counters are decoded more slowly.
      measure('samples', 'sum', (_, __, open) => `sum ${by} (count_over_time(${memory}[${open}]))`),
      measure('memoryMax', 'max', (range) => `max ${by} (max_over_time(${memory}[${range}]))`),
      measure('memorySum', 'sum', (_, __, open) => `sum ${by} (sum_over_time(${memory}[${open}]))`),
      ...throttling,
    ];
  }
  // Containers only: a restarted container is a new series (max), old kubelets have one series a CPU (sum), and a pod
  // is the sum of its containers' peaks: an upper bound.
  const cpu = selector(CPU, ...containers);
  const memory = selector(MEMORY, ...containers);
  const upperBound = (expr: string) => `sum ${by} (max ${byContainer} (${expr}))`;
  return [
    measure('cpuMax', 'max', (_, piece) =>
      upperBound(`sum without (cpu) (${peakRate(cpu, window, capabilities, piece)})`)
    ),
    measure('cpuSeconds', 'sum', (range) => seconds(cpu, range)),
    measure('samples', 'sum', (_, __, open) => `max ${by} (sum ${byContainer} (count_over_time(${memory}[${open}])))`),
    measure('memoryMax', 'max', (range) => upperBound(`max_over_time(${memory}[${range}])`)),
    measure('memorySum', 'sum', (_, __, open) => `sum ${by} (sum_over_time(${memory}[${open}]))`),
    ...throttling,
  ];
}

/**
 * VictoriaMetrics' `increase()` does not reckon beyond the samples there are, so that over the time of all samples it
 * lacks one interval of a young pod; its `rate()` is the mean between the first and the last one.
 */
function meanTimesSamples(series: string, range: string, { interval }: Capabilities): string {
  return `rate(${series}[${range}]) * count_over_time(${series}[${range}]) * ${interval.seconds}`;
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
