import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import { jobMatcher, podCgroup, type Capabilities } from './capabilities.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import { scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { containerMatchers, CPU, MEMORY } from './usage-queries.ts';

export type SpreadId = 'cpuSpread' | 'memorySpread';

/** Slices a window is cut into. Neighbouring samples resemble each other; means of slices far less so. */
const slices = 12;

/** How much a pod's usage varies: the standard deviation of the means of slices of the window. Cores, bytes. */
export interface PodSpread {
  cpu?: number;
  memory?: number;
}

/** By `namespace/pod`. */
export type Spread = ReadonlyMap<string, PodSpread>;

/** Seconds of one slice: long enough for a rate. */
export function sliceSeconds(window: ResourceWindow, { interval }: Capabilities): number {
  return Math.max(Math.ceil(windowSeconds(window) / slices), 4 * interval.seconds);
}

/** Two queries that tell how much usage varied within the window; none where it is too short, or labels are of old. */
export function planSpread(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<SpreadId>> {
  const seconds = sliceSeconds(window, capabilities);
  const { usage } = capabilities;
  if (usage === 'none' || usage === 'legacy' || windowSeconds(window) < 4 * seconds) {
    return [];
  }
  const within =
    usage === 'pod'
      ? [...podCgroup, ...scopeMatchers(scope), jobMatcher(capabilities)]
      : containerMatchers(scope, capabilities);
  const slice = formatDuration(seconds);
  // A slice reaches back from where it is evaluated: the first one must not begin before the window.
  const range = formatDuration(windowSeconds(window) - seconds);
  const spreadOf = (means: string) => `stddev_over_time((sum by (namespace, pod) (${means}))[${range}:${slice}])`;
  return [
    {
      id: 'cpuSpread',
      title: { en: 'CPU spread', zh: 'CPU 波动' },
      expr: spreadOf(`rate(${selector(CPU, ...within)}[${slice}])`),
    },
    {
      id: 'memorySpread',
      title: { en: 'memory spread', zh: '内存波动' },
      expr: spreadOf(`avg_over_time(${selector(MEMORY, ...within)}[${slice}])`),
    },
  ];
}

/** The answers by pod. */
export function readSpread(answers: Answers<SpreadId>): Spread {
  const spread = new Map<string, PodSpread>();
  const take = (id: SpreadId, part: keyof PodSpread) => {
    for (const { labels, value } of answers[id] ?? []) {
      const key = `${labels['namespace'] ?? ''}/${labels['pod'] ?? ''}`;
      if (Number.isFinite(value)) {
        spread.set(key, { ...spread.get(key), [part]: value });
      }
    }
  };
  take('cpuSpread', 'cpu');
  take('memorySpread', 'memory');
  return spread;
}
