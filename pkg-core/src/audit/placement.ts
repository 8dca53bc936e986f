import type { Node } from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';
import { isReady } from './pod-placement.ts';
import { indexSnapshot } from './snapshot-index.ts';
import { replicatedWorkloads, type SnapshotWorkload } from './snapshot-workload.ts';

/** A replicated workload with its ready pods and where they run. */
export interface PlacedWorkload extends SnapshotWorkload {
  placed: Array<{ pod: Pod; node: Node }>;
}

/** Deployments and StatefulSets with at least `least` ready pods on known nodes. */
export function placedWorkloads(snapshot: ClusterSnapshot, least: number): PlacedWorkload[] {
  const index = indexSnapshot(snapshot);
  return replicatedWorkloads(snapshot).flatMap((workload) => {
    const placed = index.podsOf(workload.ref).flatMap((pod) => {
      const node = isReady(pod) ? index.node(pod.spec.nodeName) : undefined;
      return node ? [{ pod, node }] : [];
    });
    return placed.length >= least ? [{ ...workload, placed }] : [];
  });
}

/** How many of the pods run in each place. */
export function countBy(
  placed: PlacedWorkload['placed'],
  placeOf: (node: Node) => string | undefined
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { node } of placed) {
    const place = placeOf(node);
    if (place !== undefined) {
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  return counts;
}
