import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import type { Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import { clusterMatcher, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { stateRange, unexport } from './state-queries.ts';

export type WindowsId =
  'windowsCpuMax' | 'windowsCpuSeconds' | 'windowsSamples' | 'windowsMemoryMax' | 'windowsMemorySum';

const CPU = 'windows_container_cpu_usage_seconds_total';
/** The nearest that Windows has to a working set. */
const MEMORY = 'windows_container_memory_usage_private_working_set_bytes';

const titles: Record<WindowsId, { en: string; zh: string }> = {
  windowsCpuMax: { en: 'CPU peak, Windows', zh: 'CPU 峰值（Windows）' },
  windowsCpuSeconds: { en: 'CPU time, Windows', zh: 'CPU 时间（Windows）' },
  windowsSamples: { en: 'samples, Windows', zh: '样本数（Windows）' },
  windowsMemoryMax: { en: 'memory peak, Windows', zh: '内存峰值（Windows）' },
  windowsMemorySum: { en: 'memory average, Windows', zh: '内存均值（Windows）' },
};

/**
 * Windows pods by windows_exporter, which knows containers only by their ids: kube-state-metrics says whose they are
 * (also of containers that ended in the window). A pod's peak is the sum of its containers' peaks: an upper bound.
 */
export function windowsQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<WindowsId>> {
  const { metrics, interval } = capabilities;
  if (!metrics.has(CPU) || !metrics.has('kube_pod_container_info')) {
    return [];
  }
  const range = formatDuration(windowSeconds(window));
  const step = `${interval.seconds}s`;
  const cpu = selector(CPU, 'container_id!=""', clusterMatcher(scope));
  const memory = selector(MEMORY, 'container_id!=""', clusterMatcher(scope));
  const rate = `irate(${cpu}[${formatDuration(Math.max(120, 4 * interval.seconds))}])`;
  const info = stateRange(scope, capabilities, 'kube_pod_container_info', range, 'container_id!=""');
  const owners = `max by (container_id, namespace, pod, container) (${unexport(`last_over_time(${info})`, capabilities)})`;
  const owned = (expr: string) => `(max by (container_id) (${expr}) * on (container_id) group_right () ${owners})`;
  // A restarted container has another id: peaks are the largest of its lives, samples and sums all of them.
  const peak = (expr: string) => `sum by (namespace, pod) (max by (namespace, pod, container) ${owned(expr)})`;
  const added = (expr: string) => `sum by (namespace, pod) ${owned(expr)}`;
  const query = (id: WindowsId, expr: string): PlannedQuery<WindowsId> => ({ id, title: titles[id], expr });
  return [
    query('windowsCpuMax', peak(`max_over_time(${rate}[${range}:${step}])`)),
    query('windowsCpuSeconds', added(`increase(${cpu}[${range}])`)),
    query(
      'windowsSamples',
      `max by (namespace, pod) (sum by (namespace, pod, container) ${owned(`count_over_time(${cpu}[${range}])`)})`
    ),
    query('windowsMemoryMax', peak(`max_over_time(${memory}[${range}])`)),
    query('windowsMemorySum', added(`sum_over_time(${memory}[${range}])`)),
  ];
}
