import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import { podCgroup, type Capabilities } from './capabilities.ts';
import { clusterMatcher, type ResourceScope } from './scope.ts';
import { oneOf } from '../prometheus/matchers.ts';
import { stateSelector } from './state-queries.ts';
import { containerMatchers, CPU, MEMORY } from './usage-queries.ts';

/** Range expressions of one chart; empty text: not collected. */
export interface ChartPlan {
  usage: string;
  request: string;
  limit: string;
}

/**
 * Usage over time against request and limit. `each`: a line a pod (legend `{{pod}}`), with the largest request and limit
 * of one pod; else the sum of all.
 */
export function planChart(
  resource: 'cpu' | 'memory',
  scope: ResourceScope,
  capabilities: Capabilities,
  each: boolean
): ChartPlan {
  const by = each ? 'sum by (pod) ' : 'sum ';
  const within =
    capabilities.usage === 'pod'
      ? [...podCgroup, clusterMatcher(scope), oneOf('namespace', scope.namespaces), oneOf('pod', scope.pods ?? [])]
      : containerMatchers(scope, capabilities);
  const window = formatDuration(Math.max(120, 4 * capabilities.interval.seconds));
  // Duplicates of several scrape jobs must not add up: one series a container cgroup first.
  const once = capabilities.usage === 'pod' ? 'max by (namespace, pod) ' : 'max by (namespace, pod, container) ';
  const usage =
    resource === 'cpu'
      ? `${once}(rate(${selector(CPU, ...within)}[${window}]))`
      : `${once}(${selector(MEMORY, ...within)})`;
  const select = stateSelector(scope, capabilities);
  const bound = (what: 'requests' | 'limits') => {
    if (capabilities.reservations === 'none') {
      return '';
    }
    const series =
      capabilities.reservations === 'v2'
        ? select(`kube_pod_container_resource_${what}`, `resource="${resource}"`)
        : select(`kube_pod_container_resource_${what}_${resource === 'cpu' ? 'cpu_cores' : 'memory_bytes'}`);
    const sum = `sum by (namespace, pod) (max by (namespace, pod, container) (${series}))`;
    return each ? `max(${sum})` : `sum(${sum})`;
  };
  const known = capabilities.usage === 'pod' || capabilities.usage === 'container';
  return { usage: known ? `${by}(${usage})` : '', request: bound('requests'), limit: bound('limits') };
}
