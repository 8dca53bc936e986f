import type { PodDisruptionBudget } from '../../kubernetes/objects.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import type { PlaceLoss } from '../../vocabulary/what-if.ts';
import { isReady } from '../pod-placement.ts';
import type { SnapshotIndex } from '../snapshot-index.ts';

/** The budgets that allow fewer disruptions now than a drain of these pods needs; the strictest first. */
export function waitingBudgets(
  { objects }: ClusterSnapshot,
  index: SnapshotIndex
): (pods: readonly Pod[]) => PlaceLoss['budgets'] {
  const guards = new Map<Pod, PodDisruptionBudget[]>();
  for (const budget of objects.poddisruptionbudgets) {
    for (const pod of index.podsSelected(budget.metadata.namespace, budget.selector)) {
      const known = guards.get(pod);
      if (known) {
        known.push(budget);
      } else {
        guards.set(pod, [budget]);
      }
    }
  }
  return (pods) => {
    const counts = new Map<PodDisruptionBudget, { pods: number; several: boolean }>();
    for (const pod of pods.filter(isReady)) {
      const own = guards.get(pod) ?? [];
      for (const budget of own) {
        const count = counts.get(budget) ?? { pods: 0, several: false };
        counts.set(budget, { pods: count.pods + 1, several: count.several || own.length > 1 });
      }
    }
    return [...counts]
      .map(([{ metadata, status }, count]) => ({
        namespace: metadata.namespace,
        name: metadata.name,
        pods: count.pods,
        // The eviction API refuses a pod with several budgets.
        allowed: count.several ? 0 : status.disruptionsAllowed,
      }))
      .filter((waiting) => waiting.allowed < waiting.pods)
      .sort((a, b) => a.allowed - b.allowed);
  };
}
