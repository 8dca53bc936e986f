import type { MarkRequest } from '../contract/incidents.ts';
import type { Incident, Mark } from '../vocabulary/incident.ts';

/** The incident after somebody acknowledged, muted or annotated it. `now` in Unix milliseconds. */
export function markIncident(incident: Incident, request: MarkRequest, author: string, now: number): Incident {
  switch (request.action) {
    case 'acknowledge':
      return { ...incident, acknowledged: { author, at: now, until: request.until, text: request.text } };
    case 'mute':
      return { ...incident, muted: { author, at: now, until: request.until, text: request.text } };
    case 'unacknowledge':
      return { ...incident, acknowledged: null };
    case 'unmute':
      return { ...incident, muted: null };
    case 'note':
      return { ...incident, note: request.text === '' ? null : { author, at: now, text: request.text } };
  }
}

/** The incident without the marks whose time is over; the same object when there are none. */
export function expireMarks(incident: Incident, now: number): Incident {
  const isOver = (mark: Mark | null) => mark !== null && mark.until !== null && mark.until <= now;
  const { acknowledged, muted } = incident;
  return isOver(acknowledged) || isOver(muted)
    ? {
        ...incident,
        acknowledged: isOver(acknowledged) ? null : acknowledged,
        muted: isOver(muted) ? null : muted,
      }
    : incident;
}

/** Marks that were set until the incident ends, end with it. */
export function withoutOpenMarks(incident: Incident): Incident {
  const keep = (mark: Mark | null) => (mark?.until === null ? null : mark);
  return { ...incident, acknowledged: keep(incident.acknowledged), muted: keep(incident.muted) };
}
