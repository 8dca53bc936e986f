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
  const last =
    asMoment(series.lastObservedTime) ?? asMoment(event.lastTimestamp) ?? asMoment(event.deprecatedLastTimestamp);
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
    count: asNumberOrNull(series.count) ?? asNumberOrNull(event.count) ?? asNumberOrNull(event.deprecatedCount) ?? 1,
    firstSeen,
    lastSeen: last ?? firstSeen,
  };
}
