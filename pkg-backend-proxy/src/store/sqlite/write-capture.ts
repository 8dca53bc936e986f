import { gzipSync } from 'node:zlib';
import { lastLine } from '@vigil/core/exceptions/last-line';
import { fingerprintLog } from '@vigil/core/exceptions/log-fingerprint';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { CaptureOutcome, LogTarget } from '../incident-store.ts';
import { readIncident } from './read-incident.ts';
import type { Statements } from './statements.ts';
import { updateIncident } from './write-incident.ts';

const insertLog = `
  INSERT INTO logs (incident, which, pod, container, captured_at, lines, bytes, truncated, stored_bytes, content)
  SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM incidents WHERE id = ?
  ON CONFLICT (incident, which) DO UPDATE SET pod = excluded.pod, container = excluded.container,
    captured_at = excluded.captured_at, lines = excluded.lines, bytes = excluded.bytes,
    truncated = excluded.truncated, stored_bytes = excluded.stored_bytes, content = excluded.content`;

/** Of the instance whose log it is, when that is known. */
const momentOf = `
  SELECT max(at) AS at FROM occurrences WHERE incident = ? AND pod_uid = ? AND (? IS NULL OR container_id IS ?)`;

/**
 * Inside a transaction: stores the log, or why there is none. A newer wish for the same incident's log stands, and so
 * does the log of a later occurrence. Where Kubernetes said nothing of what happened, the log speaks for it. Gives the
 * incident as it is now; undefined when there is none.
 */
export function writeCapture(
  statements: Statements,
  target: LogTarget,
  outcome: CaptureOutcome,
  at: number
): Incident | undefined {
  const { incident, pod, podUid, container, containerId } = target;
  statements.run(
    'DELETE FROM captures WHERE incident = ? AND pod_uid = ? AND container_id IS ?',
    ...[incident, podUid, containerId]
  );
  const before = readIncident(statements, incident);
  if (!before) {
    return undefined;
  }
  const become = (after: Incident): Incident => {
    updateIncident(statements, after, before);
    return after;
  };
  if (outcome.status !== 'captured') {
    const log = { ...before.log, status: outcome.status, detail: outcome.detail };
    return before.log.status === 'captured' ? before : become({ ...before, log });
  }
  const happened = Number(statements.get(momentOf, incident, podUid, containerId, containerId)?.['at'] ?? at);
  const known = statements.get('SELECT log_at FROM incidents WHERE id = ?', incident)?.['log_at'];
  if (typeof known === 'number' && known > happened) {
    return before;
  }
  const { truncated, which, text } = outcome;
  const bytes = Buffer.byteLength(text);
  const lines = countLines(text);
  // Level 3 takes half the time of the usual 6 and a hundredth more space.
  const content = gzipSync(text, { level: 3 });
  statements.run(
    insertLog,
    ...[which, pod, container, at, lines, bytes, truncated ? 1 : 0, content.byteLength, content, incident]
  );
  statements.run('UPDATE incidents SET log_at = ? WHERE id = ?', happened, incident);
  if (which === 'current' && before.log.status === 'captured' && hasPrevious(statements, incident)) {
    // That of the instance that died is what is shown first, and what the incident is known by.
    return before;
  }
  const found = fingerprintLog(text);
  const [fingerprint, errorLine] = [found?.fingerprint ?? null, apart(found?.errorLine ?? '')];
  const log = { status: 'captured' as const, lines, bytes, truncated, detail: '', fingerprint, errorLine };
  return become({ ...before, message: before.message || errorLine || apart(lastLine(text)), log });
}

function hasPrevious(statements: Statements, incident: string): boolean {
  return statements.get("SELECT 1 FROM logs WHERE incident = ? AND which = 'previous'", incident) !== undefined;
}

/** A text of its own: a piece of a text holds all of it in memory, and incidents live longer than logs. */
function apart(piece: string): string {
  return Buffer.from(piece).toString();
}

/** A last line without a line feed counts. */
function countLines(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return lines;
}
