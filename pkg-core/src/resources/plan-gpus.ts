import { formatDuration } from '../prometheus/duration.ts';
import { mark } from '../prometheus/relabel.ts';
import { selector } from '../prometheus/selector.ts';
import {
  byDeviceAndPod,
  deviceAccelerators,
  deviceKey,
  isNamedByExporter,
  nodeOfDevice,
  type AcceleratorStack,
} from './accelerator-stacks.ts';
import type { Capabilities } from './capabilities.ts';
import type { Answers, PlannedQuery } from './planned-query.ts';
import type { GpuFigures } from './pod-row.ts';
import { clusterMatcher, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';

export type DeviceQueryId = 'deviceMax' | 'deviceAverage' | 'deviceMemoryMax' | 'deviceMemoryTotal';

/** One GPU or NPU, or a part of one that is handed out on its own: what the device did, whichever pods held it. */
export interface DeviceRow extends GpuFigures {
  stack: AcceleratorStack;
  /** Unique in the cluster. */
  id: string;
  /** As the node counts: `0`. */
  index?: string;
  node?: string;
  model?: string;
  /** Pods that held it in the window; empty: none did, or the exporter does not know pods. */
  pods: Array<{ namespace: string; pod: string }>;
}

const titles: Record<DeviceQueryId, { en: string; zh: string }> = {
  deviceMax: { en: 'peak of each GPU', zh: '每块 GPU 的峰值' },
  deviceAverage: { en: 'average of each GPU', zh: '每块 GPU 的均值' },
  deviceMemoryMax: { en: 'memory peak of each GPU', zh: '每块 GPU 的显存峰值' },
  deviceMemoryTotal: { en: 'memory size of each GPU', zh: '每块 GPU 的显存总量' },
};

/** Four small queries an exporter, of the whole cluster. */
export function planGpus(
  scope: ResourceScope,
  window: ResourceWindow,
  { metrics }: Capabilities
): Array<PlannedQuery<DeviceQueryId>> {
  const range = formatDuration(windowSeconds(window));
  return deviceAccelerators
    .filter(({ utilisation }) => metrics.has(utilisation))
    .flatMap((names) => {
      const over = (how: string, metric: string) => `${how}(${selector(metric, clusterMatcher(scope))}[${range}])`;
      const query = (id: DeviceQueryId, expr: string): PlannedQuery<DeviceQueryId> => ({
        ...{ id, title: titles[id] },
        expr: mark(expr, 'stack', names.stack),
      });
      const free = names.memoryFree;
      const last = (metric: string) => byDeviceAndPod(over('last_over_time', metric));
      const total = free === undefined ? last(names.memoryTotal) : `(${last(names.memoryTotal)} + ${last(free)})`;
      return [
        query('deviceMax', `${byDeviceAndPod(over('max_over_time', names.utilisation))} / 100`),
        query('deviceAverage', `${byDeviceAndPod(over('avg_over_time', names.utilisation))} / 100`),
        query('deviceMemoryMax', `${byDeviceAndPod(over('max_over_time', names.memoryUsed))} * ${names.memoryUnit}`),
        query('deviceMemoryTotal', `${total} * ${names.memoryUnit}`),
      ];
    });
}

const figureOf: Record<DeviceQueryId, Exclude<keyof GpuFigures, 'stack'>> = {
  deviceMax: 'max',
  deviceAverage: 'average',
  deviceMemoryMax: 'memoryMax',
  deviceMemoryTotal: 'memoryTotal',
};

/**
 * One row a device. One that went from pod to pod has a series for each: its peaks are the largest of them; its average
 * is that of the series, each of which covers the time it was held.
 */
export function readGpus(answers: Answers<DeviceQueryId>): DeviceRow[] {
  const rows = new Map<string, DeviceRow>();
  const averages = new Map<string, number[]>();
  // Where an exporter's own names show anywhere, a device without one is idle: `pod` is then that of the exporter.
  const named = new Set(
    Object.values(answers).flatMap((samples) =>
      samples.flatMap(({ labels }) => (isNamedByExporter(labels) ? [labels['stack']] : []))
    )
  );
  for (const id of ['deviceMax', 'deviceAverage', 'deviceMemoryMax', 'deviceMemoryTotal'] as const) {
    for (const { labels, value } of answers[id] ?? []) {
      const key = `${labels['stack']}/${deviceKey(labels)}`;
      if (!Number.isFinite(value)) {
        continue;
      }
      const row = rows.get(key) ?? newRow(labels);
      rows.set(key, row);
      const figure = figureOf[id];
      if (figure === 'average') {
        averages.set(key, [...(averages.get(key) ?? []), value]);
      } else {
        row[figure] = Math.max(row[figure] ?? 0, value);
      }
      const { namespace, pod } = labels;
      const isHeld = !named.has(labels['stack']) || isNamedByExporter(labels);
      if (isHeld && namespace && pod && !row.pods.some((known) => known.namespace === namespace && known.pod === pod)) {
        row.pods.push({ namespace, pod });
      }
    }
  }
  for (const [key, values] of averages) {
    const row = rows.get(key);
    if (row) {
      row.average = values.reduce((sum, value) => sum + value, 0) / values.length;
    }
  }
  return [...rows.values()].sort((a, b) => a.id.localeCompare(b.id));
}

function newRow(labels: Readonly<Record<string, string>>): DeviceRow {
  return {
    stack: stackOf(labels['stack']),
    id: deviceKey(labels),
    index: labels['gpu'] ?? labels['id'],
    node: nodeOfDevice(labels),
    model: labels['modelName'] ?? labels['model_name'],
    pods: [],
  };
}

function stackOf(name: string | undefined): AcceleratorStack {
  return name === 'ascend' || name === 'hami' ? name : 'dcgm';
}
