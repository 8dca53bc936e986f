import type { RelatedEvent } from '@vigil/core/contract/incidents';
import type { ClusterEvent } from '@vigil/core/kubernetes/objects';
import type { Incident, Occurrence } from '@vigil/core/vocabulary/incident';

const limit = 50;

/** Events about the incident's pods and its workload, latest first, at most 50. */
export function relatedEvents(
  events: readonly ClusterEvent[],
  incident: Pick<Incident, 'workload' | 'pod'>,
  occurrences: ReadonlyArray<Pick<Occurrence, 'podUid'>>
): RelatedEvent[] {
  const { workload, pod } = incident;
  const uids = new Set(occurrences.map((occurrence) => occurrence.podUid));
  const concerns = ({ object }: ClusterEvent): boolean =>
    uids.has(object.uid) ||
    (object.kind === workload.kind && object.namespace === workload.namespace && object.name === workload.name) ||
    (object.kind === 'Pod' && object.namespace === workload.namespace && object.name === pod);
  return events
    .filter(concerns)
    .sort((a, b) => b.lastSeen - a.lastSeen)
    .slice(0, limit)
    .map(({ type, reason, message, object, count, firstSeen, lastSeen }) => ({
      type,
      reason,
      message,
      object: `${object.kind}/${object.name}`,
      count,
      firstSeen,
      lastSeen,
    }));
}
