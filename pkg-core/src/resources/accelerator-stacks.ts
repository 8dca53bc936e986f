import { relabel } from '../prometheus/relabel.ts';

/** Who measures accelerators: NVIDIA's dcgm-exporter, HAMi's vGPU monitor, Huawei's NPU exporter. */
export type AcceleratorStack = 'dcgm' | 'hami' | 'ascend';

/** Metrics of one generation of an exporter. Utilisation is 0 … 100 in all of them, whatever its name says. */
export interface AcceleratorMetrics {
  stack: AcceleratorStack;
  utilisation: string;
  memoryUsed: string;
  /** Size, or what the pod may have of it; with `free`, the sum of used and free. */
  memoryTotal: string;
  memoryFree?: string;
  /** Of one unit of memory, bytes. */
  memoryUnit: number;
}

const MiB = 1_048_576;

/** What single pods use of devices that may be shared. */
export const podAccelerators: readonly AcceleratorMetrics[] = [
  {
    stack: 'hami',
    utilisation: 'hami_container_device_utilization_ratio',
    memoryUsed: 'hami_vgpu_memory_used_bytes',
    memoryTotal: 'hami_vgpu_memory_limit_bytes',
    memoryUnit: 1,
  },
  {
    stack: 'hami',
    utilisation: 'Device_utilization_desc_of_container',
    memoryUsed: 'vGPU_device_memory_usage_in_bytes',
    memoryTotal: 'vGPU_device_memory_limit_in_bytes',
    memoryUnit: 1,
  },
  {
    stack: 'ascend',
    utilisation: 'container_npu_utilization',
    memoryUsed: 'container_npu_used_memory',
    memoryTotal: 'container_npu_total_memory',
    memoryUnit: MiB,
  },
];

/** What whole devices do, whoever uses them. */
export const deviceAccelerators: readonly AcceleratorMetrics[] = [
  {
    stack: 'dcgm',
    utilisation: 'DCGM_FI_DEV_GPU_UTIL',
    memoryUsed: 'DCGM_FI_DEV_FB_USED',
    memoryTotal: 'DCGM_FI_DEV_FB_USED',
    memoryFree: 'DCGM_FI_DEV_FB_FREE',
    memoryUnit: MiB,
  },
  {
    stack: 'ascend',
    utilisation: 'npu_chip_info_utilization',
    memoryUsed: 'npu_chip_info_hbm_used_memory',
    memoryTotal: 'npu_chip_info_hbm_total_memory',
    memoryUnit: MiB,
  },
];

/**
 * Labels in which exporters name a pod, the surest last: a later one overrides. `namespace` and `pod` themselves may be
 * those of the exporter, where Prometheus does not honour labels.
 */
const podLabels = [
  ['exported_namespace', 'namespace'],
  ['pod_namespace', 'namespace'],
  ['podnamespace', 'namespace'],
  ['exported_pod', 'pod'],
  ['pod_name', 'pod'],
  ['podname', 'pod'],
] as const;

/** The pod is named by the exporter, in a label that no scrape target has. */
export function isNamedByExporter(labels: Readonly<Record<string, string>>): boolean {
  return podLabels.some(([from, to]) => to === 'pod' && labels[from]);
}

/** Labels in which exporters name a device: a part of one (MIG, vNPU) is one of its own. */
const deviceLabels = ['UUID', 'gpu', 'GPU_I_ID', 'deviceuuid', 'device_uuid', 'vdeviceid', 'vdie_id', 'id'] as const;

/** … and where it is, and what it is. */
const placeLabels = ['Hostname', 'node', 'nodeid', 'instance', 'modelName', 'model_name'] as const;

/** One series a device and pod that holds it, with `namespace` and `pod` under these names. */
export function byDeviceAndPod(expr: string): string {
  const labels = ['namespace', 'pod', ...podLabels.map(([from]) => from), ...deviceLabels, ...placeLabels];
  return relabel(`max by (${labels.join(', ')}) (${expr})`, podLabels);
}

/** Identifies a device among those of a cluster. */
export function deviceKey(labels: Readonly<Record<string, string>>): string {
  const place = labels['UUID'] ?? labels['vdie_id'] ?? labels['deviceuuid'] ?? labels['device_uuid'];
  const parts = place
    ? [place, labels['GPU_I_ID']]
    : [nodeOfDevice(labels), labels['gpu'] ?? labels['id'] ?? labels['vdeviceid']];
  return parts.filter((part) => part).join('/');
}

export function nodeOfDevice(labels: Readonly<Record<string, string>>): string | undefined {
  return labels['Hostname'] || labels['node'] || labels['nodeid'] || labels['instance'] || undefined;
}
