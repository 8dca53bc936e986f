import { formatDuration } from '../prometheus/duration.ts';
import { relabel } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import type { Capabilities } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import { scopeMatchers, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';

export type GpuId = 'gpuMax' | 'gpuAverage' | 'gpuMemoryMax' | 'gpuMemoryTotal';

const titles: Record<GpuId, { en: string; zh: string }> = {
  gpuMax: { en: 'GPU peak', zh: 'GPU 峰值' },
  gpuAverage: { en: 'GPU average', zh: 'GPU 均值' },
  gpuMemoryMax: { en: 'GPU memory peak', zh: '显存峰值' },
  gpuMemoryTotal: { en: 'GPU memory size', zh: '显存总量' },
};

/**
 * Utilisation as a share (0 … 1): peak of the busiest GPU of a pod, average over all its GPUs. Memory in bytes, summed
 * over its GPUs (dcgm-exporter counts MiB). Nothing when the exporter does not know pods.
 */
export function gpuQueries(
  scope: ResourceScope,
  window: ResourceWindow,
  capabilities: Capabilities
): Array<PlannedQuery<GpuId>> {
  if (capabilities.gpu !== 'pod' && capabilities.gpu !== 'exported_pod') {
    return [];
  }
  const prefix = capabilities.gpu === 'pod' ? '' : 'exported_';
  const range = formatDuration(windowSeconds(window));
  const within = [`${prefix}pod!=""`, ...scopeMatchers(scope, `${prefix}namespace`, `${prefix}pod`)];
  const by = `by (${prefix}namespace, ${prefix}pod)`;
  const byGpu = `by (${prefix}namespace, ${prefix}pod, UUID, gpu)`;
  const over = (how: string, metric: string) => `${how}(${selector(metric, ...within)}[${range}])`;
  const query = (id: GpuId, expr: string): PlannedQuery<GpuId> => ({
    id,
    title: titles[id],
    expr:
      prefix === ''
        ? expr
        : relabel(expr, [
            ['exported_namespace', 'namespace'],
            ['exported_pod', 'pod'],
          ]),
  });
  const used = `max ${byGpu} (${over('max_over_time', 'DCGM_FI_DEV_FB_USED')})`;
  const last = (metric: string) => `max ${byGpu} (${over('last_over_time', metric)})`;
  return [
    query('gpuMax', `max ${by} (${over('max_over_time', 'DCGM_FI_DEV_GPU_UTIL')}) / 100`),
    query('gpuAverage', `avg ${by} (${over('avg_over_time', 'DCGM_FI_DEV_GPU_UTIL')}) / 100`),
    query('gpuMemoryMax', `sum ${by} (${used}) * 1048576`),
    query('gpuMemoryTotal', `sum ${by} (${last('DCGM_FI_DEV_FB_USED')} + ${last('DCGM_FI_DEV_FB_FREE')}) * 1048576`),
  ];
}
