import type { Incident } from '@vigil/core/vocabulary/incident';
import { toIncident } from './rows.ts';
import type { Statements } from './statements.ts';

/** The columns an incident is made of: `context` and `search` are wide, and read where they are needed. */
export const incidentColumns = [
  ...['id', 'cluster', 'kind', 'namespace', 'name', 'container', 'container_role', 'reason', 'exit_code', 'signal'],
  ...['severity', 'urgency', 'state', 'message', 'pod', 'node', 'image', 'restart_count', 'occurrences', 'first_seen'],
  ...['last_seen', 'ended_at', 'log_status', 'log_lines', 'log_bytes', 'log_truncated', 'log_detail'],
  ...['log_fingerprint', 'log_error_line', 'acknowledged', 'muted', 'note', 'change'],
].join(', ');

const byId = `SELECT ${incidentColumns} FROM incidents WHERE id = ?`;

/** The incident as it is stored now; undefined when it is not. */
export function readIncident(statements: Statements, id: string): Incident | undefined {
  const row = statements.get(byId, id);
  return row && toIncident(row);
}
