import type { PodSpec, ResourceList } from '../kubernetes/pod.ts';

/**
 * What the scheduler sets aside for a pod: per resource the sum of its containers and sidecars, or its largest init
 * container if that is more. A limit without a request counts as the request. Cores, bytes, pieces.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function podRequests({ containers }: PodSpec): Readonly<ResourceList> {
  const known = reckoned.get(containers) ?? reckon(containers);
  reckoned.set(containers, known);
  return known;
}

/** Pods made from one template share their list of containers. */
const reckoned = new WeakMap<PodSpec['containers'], ResourceList>();

function reckon(containers: PodSpec['containers']): ResourceList {
  const total: ResourceList = {};
  const initial: ResourceList = {};
  for (const { role, requests, limits } of containers) {
    if (role === 'ephemeral') {
      continue;
    }
    for (const [resource, amount] of Object.entries({ ...limits, ...requests })) {
      if (role === 'init') {
        initial[resource] = Math.max(initial[resource] ?? 0, amount);
      } else {
        total[resource] = (total[resource] ?? 0) + amount;
      }
    }
  }
  for (const [resource, amount] of Object.entries(initial)) {
    total[resource] = Math.max(total[resource] ?? 0, amount);
  }
  return total;
}
