import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import type { Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { Policy } from './policy.ts';
import { windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { stateSelector } from './state-queries.ts';
import { containerMatchers, CPU, MEMORY } from './usage-queries.ts';

export type PressureId = 'memoryPressure' | 'cpuPressureLimit' | 'cpuPressureRequest';

const titles: Record<PressureId, { en: string; zh: string }> = {
  memoryPressure: { en: 'containers near their memory limit', zh: '接近内存 limit 的容器' },
  cpuPressureLimit: { en: 'containers near their CPU limit', zh: '接近 CPU limit 的容器' },
  cpuPressureRequest: { en: 'containers above their CPU request', zh: '超出 CPU request 的容器' },
};

/**
 * A sidecar with room to spare hides a main container that has none, when only the pod's sums are compared. These ask
 * per container, and answer only with containers beyond the policy's thresholds: the value is the ratio.
 */
export function pressureQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities,
  policy: Policy
): Array<PlannedQuery<PressureId>> {
  if (capabilities.reservations !== 'v2' || (capabilities.usage !== 'pod' && capabilities.usage !== 'container')) {
    return [];
  }
  const select = stateSelector(scope, capabilities);
  const range = formatDuration(windowSeconds(window));
  const by = 'by (namespace, pod, container)';
  const containers = containerMatchers(scope, capabilities);
  const memory = `max ${by} (max_over_time(${selector(MEMORY, ...containers)}[${range}]))`;
  const cpu = selector(CPU, ...containers);
  const lived = `(sum ${by} (count_over_time(${cpu}[${range}])) * ${capabilities.interval.seconds})`;
  const average = `sum ${by} (increase(${cpu}[${range}])) / ${lived}`;
  const bound = (what: 'requests' | 'limits', resource: 'cpu' | 'memory') =>
    `max ${by} (${select(`kube_pod_container_resource_${what}`, `resource="${resource}"`)})`;
  const query = (id: PressureId, expr: string): PlannedQuery<PressureId> => ({ id, title: titles[id], expr });
  return [
    query('memoryPressure', `${memory} / ${bound('limits', 'memory')} >= ${policy.oomRisk}`),
    query('cpuPressureLimit', `${average} / ${bound('limits', 'cpu')} >= ${policy.starvedOfLimit}`),
    query('cpuPressureRequest', `${average} / ${bound('requests', 'cpu')} > ${policy.starvedOfRequest}`),
  ];
}
