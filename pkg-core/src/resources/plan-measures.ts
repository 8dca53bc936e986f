import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import { autoscalerQueries, type AutoscalerId } from './autoscaler-queries.ts';
import { podCgroup, type Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import { scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import { replicaQueries, type ReplicaId } from './replica-queries.ts';
import { volumeQueries, type VolumeId } from './volume-queries.ts';

export type TrafficId =
  'networkReceived' | 'networkSent' | 'diskRead' | 'diskWritten' | 'waitedCpu' | 'waitedMemory' | 'waitedIo';
export type MeasureId = TrafficId | ReplicaId | VolumeId | AutoscalerId;

const titles: Record<TrafficId, { en: string; zh: string }> = {
  networkReceived: { en: 'network received', zh: '网络接收' },
  networkSent: { en: 'network sent', zh: '网络发送' },
  diskRead: { en: 'disk read', zh: '磁盘读' },
  diskWritten: { en: 'disk written', zh: '磁盘写' },
  waitedCpu: { en: 'time waited for CPU', zh: '等待 CPU 的时间' },
  waitedMemory: { en: 'time waited for memory', zh: '等待内存的时间' },
  waitedIo: { en: 'time waited for disk', zh: '等待磁盘的时间' },
};

/**
 * What the main plan leaves out, because not everyone looks at it: network, disk, pressure stall times, replicas,
 * autoscalers and volumes. Only what the data source has is asked for.
 */
export function planMeasures(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<MeasureId>> {
  return [
    ...trafficQueries(scope, window, capabilities),
    ...replicaQueries(scope, window, capabilities),
    ...autoscalerQueries(scope, capabilities),
    ...volumeQueries(scope, window, capabilities),
  ];
}

function trafficQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<TrafficId>> {
  const { metrics, usage } = capabilities;
  if (usage === 'none' || usage === 'legacy') {
    return [];
  }
  const range = formatDuration(windowSeconds(window));
  const within = scopeMatchers(scope);
  const by = 'by (namespace, pod)';
  const query = (id: TrafficId, expr: string): PlannedQuery<TrafficId> => ({ id, title: titles[id], expr });
  const increase = (metric: string, ...matchers: string[]) => `increase(${selector(metric, ...matchers)}[${range}])`;
  // The sandbox of a pod counts each interface; several jobs may scrape it, and a re-created pod has another sandbox.
  const network = (way: string) =>
    `sum ${by} (max by (namespace, pod, interface, id) (${increase(`container_network_${way}_bytes_total`, 'pod!=""', 'interface!="lo"', ...within)}))`;
  const disk = (way: string) => {
    const metric = `container_fs_${way}_bytes_total`;
    const of = (...matchers: string[]) =>
      `sum ${by} (max by (namespace, pod, device, id) (${increase(metric, ...matchers, ...within)}))`;
    // Some runtimes count at the pod, others at its containers.
    return `${of(...podCgroup)} or ${of('container!=""', 'container!="POD"', 'pod!=""')}`;
  };
  const waited = (what: string) =>
    `max ${by} (${increase(`container_pressure_${what}_waiting_seconds_total`, ...podCgroup, ...within)})`;
  return [
    ...(metrics.has('container_network_receive_bytes_total')
      ? [query('networkReceived', network('receive')), query('networkSent', network('transmit'))]
      : []),
    ...(metrics.has('container_fs_reads_bytes_total')
      ? [query('diskRead', disk('reads')), query('diskWritten', disk('writes'))]
      : []),
    ...(metrics.has('container_pressure_cpu_waiting_seconds_total')
      ? [query('waitedCpu', waited('cpu')), query('waitedMemory', waited('memory')), query('waitedIo', waited('io'))]
      : []),
  ];
}
