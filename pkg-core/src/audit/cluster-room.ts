import type { Node } from '../kubernetes/objects.ts';
import type { Pod, ResourceList } from '../kubernetes/pod.ts';
import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';
import { isAlive } from './pod-placement.ts';
import { podRequests } from './pod-requests.ts';
import { isSchedulable } from './topology.ts';

/** Cores and bytes of a cluster. */
export interface ClusterRoom {
  /** Nodes that take ordinary pods. */
  nodes: Node[];
  allocatable: ResourceList;
  /** Requests of the pods that run on these nodes or wait for one. */
  requested: ResourceList;
}

const reckoned = new WeakMap<ClusterSnapshot, ClusterRoom>();

/** What the nodes that take ordinary pods have, and what is asked of them. */
export function clusterRoom(snapshot: ClusterSnapshot): ClusterRoom {
  const known = reckoned.get(snapshot) ?? reckon(snapshot);
  reckoned.set(snapshot, known);
  return known;
}

function reckon({ objects }: ClusterSnapshot): ClusterRoom {
  const nodes = objects.nodes.filter(isSchedulable);
  const names = new Set<string | null>([null, ...nodes.map(({ metadata }) => metadata.name)]);
  // Pods made from one template share their list of containers: few lists, many pods.
  const counts = new Map<Pod['spec']['containers'], { pod: Pod; count: number }>();
  for (const pod of objects.pods) {
    if (isAlive(pod) && names.has(pod.spec.nodeName)) {
      const known = counts.get(pod.spec.containers);
      if (known) {
        known.count += 1;
      } else {
        counts.set(pod.spec.containers, { pod, count: 1 });
      }
    }
  }
  const asked = [...counts.values()].map(({ pod, count }) =>
    Object.fromEntries(Object.entries(podRequests(pod.spec)).map(([resource, amount]) => [resource, amount * count]))
  );
  return { nodes, allocatable: sum(nodes.map(({ allocatable }) => allocatable)), requested: sum(asked) };
}

/** Resource by resource. */
export function sum(lists: readonly ResourceList[]): ResourceList {
  const total: ResourceList = {};
  for (const list of lists) {
    for (const [resource, value] of Object.entries(list)) {
      total[resource] = (total[resource] ?? 0) + value;
    }
  }
  return total;
}
