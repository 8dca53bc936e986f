import { formatDuration } from '../prometheus/duration.ts';
import { mark } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import { byDeviceAndPod, podAccelerators } from './accelerator-stacks.ts';
import type { Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import { clusterMatcher, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';

export type VgpuId = 'vgpuMax' | 'vgpuAverage' | 'vgpuMemoryMax' | 'vgpuMemoryTotal';

const titles: Record<VgpuId, { en: string; zh: string }> = {
  vgpuMax: { en: 'vGPU and NPU peak', zh: 'vGPU / NPU 峰值' },
  vgpuAverage: { en: 'vGPU and NPU average', zh: 'vGPU / NPU 均值' },
  vgpuMemoryMax: { en: 'vGPU and NPU memory peak', zh: 'vGPU / NPU 显存峰值' },
  vgpuMemoryTotal: { en: 'vGPU and NPU memory size', zh: 'vGPU / NPU 显存总量' },
};

/**
 * What a pod itself uses of shared devices, by HAMi or Ascend's exporter: peak on its busiest device, average over its
 * devices, memory summed over them. Samples carry `stack`. Not narrowed to the scope: exporters name pods in too many
 * labels, and there are few devices.
 */
export function vgpuQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  { metrics }: Capabilities
): Array<PlannedQuery<VgpuId>> {
  const range = formatDuration(windowSeconds(window));
  return podAccelerators.flatMap((names) => {
    const over = (how: string, metric: string) =>
      byDeviceAndPod(`${how}(${selector(metric, clusterMatcher(scope))}[${range}])`);
    const query = (id: VgpuId, expr: string): PlannedQuery<VgpuId> => ({
      id,
      title: titles[id],
      expr: mark(expr, 'stack', names.stack),
    });
    const by = 'by (namespace, pod)';
    const asked = metrics as ReadonlySet<string>;
    const utilisation = asked.has(names.utilisation)
      ? [
          query('vgpuMax', `max ${by} (${over('max_over_time', names.utilisation)}) / 100`),
          query('vgpuAverage', `avg ${by} (${over('avg_over_time', names.utilisation)}) / 100`),
        ]
      : [];
    // Ascend's exporter has memory wherever it has utilisation.
    const memory =
      asked.has(names.memoryUsed) || (names.stack === 'ascend' && asked.has(names.utilisation))
        ? [
            query('vgpuMemoryMax', `sum ${by} (${over('max_over_time', names.memoryUsed)}) * ${names.memoryUnit}`),
            query('vgpuMemoryTotal', `sum ${by} (${over('last_over_time', names.memoryTotal)}) * ${names.memoryUnit}`),
          ]
        : [];
    return [...utilisation, ...memory];
  });
}
