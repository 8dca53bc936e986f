import { gzipSync } from 'node:zlib';
import { tellingLine } from '@vigil/core/exceptions/telling-line';
import type { CaptureOutcome, LogTarget } from '../incident-store.ts';
import { toIncident } from './rows.ts';
import type { Statements } from './statements.ts';
import { writeIncident } from './write-incident.ts';

const insertLog = `
  INSERT INTO logs (incident, which, pod, container, captured_at, lines, bytes, truncated, stored_bytes, content)
  SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM incidents WHERE id = ?
  ON CONFLICT (incident, which) DO UPDATE SET pod = excluded.pod, container = excluded.container,
    captured_at = excluded.captured_at, lines = excluded.lines, bytes = excluded.bytes,
    truncated = excluded.truncated, stored_bytes = excluded.stored_bytes, content = excluded.content`;

/**
 * Inside a transaction: stores the log, or why there is none. A newer wish for the same incident's log stands. Where
 * Kubernetes said nothing of what happened, the log speaks for it.
 */
export function writeCapture(statements: Statements, target: LogTarget, outcome: CaptureOutcome, at: number): void {
  const { incident, pod, podUid, container, containerId } = target;
  statements.run(
    'DELETE FROM captures WHERE incident = ? AND pod_uid = ? AND container_id IS ?',
    ...[incident, podUid, containerId]
  );
  if (outcome.status !== 'captured') {
    statements.run(
      "UPDATE incidents SET log_status = ?, log_detail = ? WHERE id = ? AND log_status <> 'captured'",
      ...[outcome.status, outcome.detail, incident]
    );
    return;
  }
  const bytes = Buffer.byteLength(outcome.text);
  const lines = countLines(outcome.text);
  const { truncated, which } = outcome;
  const content = gzipSync(outcome.text);
  statements.run(
    insertLog,
    ...[which, pod, container, at, lines, bytes, truncated ? 1 : 0, content.byteLength, content, incident]
  );
  const row = statements.get('SELECT * FROM incidents WHERE id = ?', incident);
  if (row) {
    const known = toIncident(row);
    const log = { status: 'captured' as const, lines, bytes, truncated, detail: '' };
    writeIncident(statements, { ...known, message: known.message || tellingLine(outcome.text), log });
  }
}

/** A last line without a line feed counts. */
function countLines(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return lines;
}
