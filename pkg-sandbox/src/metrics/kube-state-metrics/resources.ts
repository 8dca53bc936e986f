import { parseQuantity } from '@vigil/core/kubernetes/quantity';
import type { Labels, Sample } from '../sample.ts';

/**
 * One sample per resource with the labels `resource` and `unit` as kube-state-metrics 2 writes them: `cpu` in cores,
 * byte-like ones in bytes, others (pods, `nvidia_com_gpu`) as integers.
 */
export function resourceSamples(
  name: string,
  labels: Labels,
  amounts: Record<string, string | number> | undefined
): Sample[] {
  return Object.entries(amounts ?? {}).flatMap(([resource, text]) => {
    const value = parseQuantity(text);
    const named = { ...labels, resource: resource.replace(/[^a-zA-Z0-9_]/g, '_'), unit: unitOf(resource) };
    return value === undefined ? [] : [{ name, labels: named, value }];
  });
}

function unitOf(resource: string): string {
  if (resource === 'cpu') {
    return 'core';
  }
  return /^(memory|storage|ephemeral-storage|hugepages-.*)$/.test(resource) ? 'byte' : 'integer';
}
