import { formatDuration } from '../prometheus/duration.ts';
import { oneOf } from '../prometheus/matchers.ts';
import { selector } from '../prometheus/selector.ts';
import { podCgroup, type Capabilities } from './capabilities.ts';
import { clusterMatcher, type ResourceScope } from './scope.ts';
import { containerMatchers, CPU, MEMORY } from './usage-queries.ts';

/**
 * One range expression for the little lines of many rows: a series a pod, labelled `namespace` and `pod`. `step`, in
 * seconds, is what a point stands for. Empty: not collected in a form that can be drawn.
 */
export function planSparks(
  resource: 'cpu' | 'memory',
  scope: ResourceScope,
  capabilities: Capabilities,
  step: number
): string {
  if (capabilities.usage !== 'pod' && capabilities.usage !== 'container') {
    return '';
  }
  const whole = capabilities.usage === 'pod';
  const within = whole
    ? [...podCgroup, clusterMatcher(scope), oneOf('namespace', scope.namespaces), oneOf('pod', scope.pods ?? [])]
    : containerMatchers(scope, capabilities);
  const rate = formatDuration(Math.max(120, step, 4 * capabilities.interval.seconds));
  const usage = resource === 'cpu' ? `rate(${selector(CPU, ...within)}[${rate}])` : selector(MEMORY, ...within);
  // Duplicates of several scrape jobs must not add up.
  return whole
    ? `max by (namespace, pod) (${usage})`
    : `sum by (namespace, pod) (max by (namespace, pod, container) (${usage}))`;
}
