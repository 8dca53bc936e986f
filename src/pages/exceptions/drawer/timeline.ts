import type { IncidentAction, IncidentDetail } from '@vigil/core/contract/incidents';
import type { IncidentState, Occurrence, RecentChange } from '@vigil/core/vocabulary/incident';

/** One thing that happened to an incident; `at` in Unix milliseconds. */
export type TimelineEntry = { at: number } & (
  | { kind: 'end'; state: IncidentState }
  | { kind: 'action'; action: IncidentAction }
  | {
      kind: 'occurrence';
      occurrence: Occurrence;
      /** The image, where it is another than at the occurrence before. */
      newImage: string | null;
      /** Restarts of the same pod between this occurrence and the one before, of which nothing else is known. */
      unseen: number;
    }
  | { kind: 'change'; change: RecentChange }
);

/** What came first of things at the same moment. */
const order: ReadonlyArray<TimelineEntry['kind']> = ['change', 'occurrence', 'action', 'end'];

/** All that is known to have happened, latest first. */
export function timelineOf({ incident, occurrences, actions }: IncidentDetail): TimelineEntry[] {
  const { change, endedAt, state } = incident;
  const entries: TimelineEntry[] = occurrences.map((occurrence, index) => {
    const before = occurrences[index + 1];
    const samePod = occurrences.slice(index + 1).find(({ podUid }) => podUid === occurrence.podUid);
    return {
      kind: 'occurrence',
      at: occurrence.at,
      occurrence,
      newImage: before?.image && occurrence.image !== before.image ? occurrence.image : null,
      unseen: samePod ? Math.max(0, occurrence.restartCount - samePod.restartCount - 1) : 0,
    };
  });
  entries.push(...actions.map((action): TimelineEntry => ({ kind: 'action', at: action.at, action })));
  if (change) {
    entries.push({ kind: 'change', at: change.at, change });
  }
  if (endedAt !== null) {
    entries.push({ kind: 'end', at: endedAt, state });
  }
  return entries.sort((a, b) => b.at - a.at || order.indexOf(b.kind) - order.indexOf(a.kind));
}
