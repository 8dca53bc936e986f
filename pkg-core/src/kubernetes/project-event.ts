import type { ClusterEvent } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { asMoment, asNumberOrNull, asObject, asText } from './read-json.ts';

/**
 * An event in the shape of core/v1 or of events.k8s.io/v1: either may carry a series and null time stamps. Undefined
 * without uid or name.
 */
export function projectEvent(raw: unknown): ClusterEvent | undefined {
  const metadata = projectMetadata(raw);
  if (!metadata) {
    return undefined;
  }
  const event = asObject(raw);
  const series = asObject(event.series);
  const object = asObject(event.involvedObject ?? event.regarding);
  const first = asMoment(event.firstTimestamp) ?? asMoment(event.deprecatedFirstTimestamp) ?? asMoment(event.eventTime);
  const ends = [series.lastObservedTime, event.lastTimestamp, event.deprecatedLastTimestamp].map(asMoment);
  const last = ends.filter((end) => end !== null).sort((a, b) => b - a)[0];
  const firstSeen = first ?? last ?? metadata.createdAt;
  return {
    metadata,
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason: asText(event.reason),
    message: asText(event.message) || asText(event.note),
    object: {
      kind: asText(object.kind),
      namespace: asText(object.namespace),
      name: asText(object.name),
      uid: asText(object.uid),
      fieldPath: asText(object.fieldPath),
    },
    count: timesOf(series.count, event.count, event.deprecatedCount),
    firstSeen,
    lastSeen: Math.max(last ?? firstSeen, firstSeen),
  };
}

/** The series is counted, the old fields stay as they were when it began; an event happened once at least. */
function timesOf(...counts: readonly unknown[]): number {
  return Math.max(1, ...counts.map((count) => Math.floor(asNumberOrNull(count) ?? 1)));
}
