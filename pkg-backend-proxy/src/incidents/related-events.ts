import type { RelatedEvent } from '@vigil/core/contract/incidents';
import type { ClusterEvent } from '@vigil/core/kubernetes/objects';
import type { Incident, Occurrence } from '@vigil/core/vocabulary/incident';

const limit = 50;

/**
 * What the store kept and what the cluster still tells, as one list: latest first, at most 50. An event that both know is
 * taken as it was heard of last.
 */
export function mergeEvents(stored: readonly RelatedEvent[], live: readonly RelatedEvent[]): RelatedEvent[] {
  const merged = new Map<string, RelatedEvent>();
  for (const event of [...stored, ...live]) {
    const key = JSON.stringify([event.object, event.reason, event.message, event.firstSeen]);
    const known = merged.get(key);
    if (!known || known.lastSeen < event.lastSeen || known.count < event.count) {
      merged.set(key, event);
    }
  }
  return latest([...merged.values()]);
}

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
  return latest(events.filter(concerns).map(relatedEvent));
}

/** The event as it is stored and shown. */
export function relatedEvent(event: ClusterEvent): RelatedEvent {
  const { type, reason, message, object, count, firstSeen, lastSeen } = event;
  return { type, reason, message, object: `${object.kind}/${object.name}`, count, firstSeen, lastSeen };
}

function latest(events: RelatedEvent[]): RelatedEvent[] {
  return events.sort((a, b) => b.lastSeen - a.lastSeen).slice(0, limit);
}
