import type { IncidentAction, MarkAnswer, MarkRequest } from '@vigil/core/contract/incidents';
import { expireMarks, markIncident } from '@vigil/core/exceptions/mark-incident';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { incidentColumns, readIncident } from './read-incident.ts';
import { toIncident } from './rows.ts';
import type { Statements } from './statements.ts';
import { updateIncident } from './write-incident.ts';

/** Inside a transaction: marks each incident, and remembers who did it. An id given twice counts once. */
export function markIncidents(statements: Statements, request: MarkRequest, author: string, now: number): MarkAnswer {
  const answer: MarkAnswer = { incidents: [], unknown: [] };
  for (const id of new Set(request.ids)) {
    const before = readIncident(statements, id);
    if (before) {
      const after = markIncident(before, request, author, now);
      updateIncident(statements, after, before);
      writeAction(statements, id, {
        ...{ at: now, author, action: request.action },
        until: 'until' in request ? request.until : null,
        text: 'text' in request ? request.text : '',
      });
      answer.incidents.push(after);
    } else {
      answer.unknown.push(id);
    }
  }
  return answer;
}

/** Inside a transaction: takes away the marks whose time is over; gives the incidents that changed. */
export function expireMarksOf(statements: Statements, now: number): Incident[] {
  const rows = statements.all(
    `SELECT ${incidentColumns} FROM incidents WHERE marked_until <= ? ORDER BY marked_until`,
    now
  );
  return rows.map(toIncident).map((before) => {
    const after = expireMarks(before, now);
    updateIncident(statements, after, before);
    writeAction(statements, before.id, { at: now, author: '', action: 'expire', until: null, text: '' });
    return after;
  });
}

function writeAction(statements: Statements, incident: string, { at, author, action, until, text }: IncidentAction) {
  statements.run(
    'INSERT INTO actions (incident, at, author, action, until, text) VALUES (?, ?, ?, ?, ?, ?)',
    ...[incident, at, author, action, until, text]
  );
}
