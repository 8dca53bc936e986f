import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import type { PlaceLoss } from '../../vocabulary/what-if.ts';
import { objectRef } from '../object-ref.ts';
import { isReady } from '../pod-placement.ts';
import type { SnapshotIndex } from '../snapshot-index.ts';

/** StatefulSets of three or more that have a majority now and would lose it with these nodes. */
export function brokenQuorums(
  { objects }: ClusterSnapshot,
  index: SnapshotIndex
): (gone: ReadonlySet<string>) => PlaceLoss['quorums'] {
  const members = objects.statefulsets
    .filter(({ replicas }) => replicas >= 3)
    .map(({ metadata, replicas }) => {
      const workload = objectRef('StatefulSet', metadata);
      const places = index
        .podsOf(workload)
        .filter(isReady)
        .map(({ spec }) => spec.nodeName ?? '');
      return { workload, members: replicas, needed: Math.floor(replicas / 2) + 1, places };
    })
    .filter(({ places, needed }) => places.length >= needed);
  return (gone) =>
    members
      .map(({ places, ...quorum }) => ({ ...quorum, left: places.filter((place) => !gone.has(place)).length }))
      .filter(({ left, needed }) => left < needed);
}
