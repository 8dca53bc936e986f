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

/** What the nodes that take ordinary pods have, and what is asked of them. */
export function clusterRoom({ objects }: ClusterSnapshot): ClusterRoom {
  const nodes = objects.nodes.filter(isSchedulable);
  const names = new Set(nodes.map(({ metadata }) => metadata.name));
  const counted = objects.pods.filter(
    (pod: Pod) => isAlive(pod) && (pod.spec.nodeName === null || names.has(pod.spec.nodeName))
  );
  return {
    nodes,
    allocatable: sum(nodes.map(({ allocatable }) => allocatable)),
    requested: sum(counted.map(({ spec }) => podRequests(spec))),
  };
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
