import type { SQLInputValue } from 'node:sqlite';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { type Incident, statusOf } from '@vigil/core/vocabulary/incident';
import { searchable } from './filter-sql.ts';
import type { Statements } from './statements.ts';
import { urgencyOf } from './urgency.ts';

type Columns = Record<string, SQLInputValue>;

export function insertIncident(statements: Statements, incident: Incident): void {
  const columns = columnsOf(incident);
  const names = Object.keys(columns);
  statements.run(
    `INSERT INTO incidents (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...Object.values(columns)
  );
}

/**
 * Writes what differs from `before`, which is what is stored; the context stays. Only columns that changed are named:
 * SQLite writes an index anew for every column named, whether its value changed or not.
 */
export function updateIncident(statements: Statements, incident: Incident, before: Incident): void {
  const columns = columnsOf(incident);
  const known = columnsOf(before);
  const changed = Object.keys(columns).filter((name) => columns[name] !== known[name]);
  if (changed.length > 0) {
    statements.run(
      `UPDATE incidents SET ${changed.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
      ...changed.map((name) => columns[name] ?? null),
      incident.id
    );
  }
}

function columnsOf(incident: Incident): Columns {
  const { workload, log, acknowledged, muted, note, change } = incident;
  const key = workloadKey(workload);
  const ends = [acknowledged, muted].flatMap((mark) => mark?.until ?? []);
  return {
    id: incident.id,
    cluster: incident.cluster,
    kind: workload.kind,
    namespace: workload.namespace,
    name: workload.name,
    workload: key,
    container: incident.container,
    container_role: incident.containerRole,
    reason: incident.reason,
    exit_code: incident.exitCode,
    signal: incident.signal,
    severity: incident.severity,
    urgency: urgencyOf(incident.severity),
    state: incident.state,
    status: statusOf(incident),
    message: incident.message,
    pod: incident.pod,
    node: incident.node,
    image: incident.image,
    restart_count: incident.restartCount,
    occurrences: incident.occurrences,
    first_seen: incident.firstSeen,
    last_seen: incident.lastSeen,
    ended_at: incident.endedAt,
    log_status: log.status,
    log_lines: log.lines,
    log_bytes: log.bytes,
    log_truncated: log.truncated ? 1 : 0,
    log_detail: log.detail,
    log_fingerprint: log.fingerprint,
    log_error_line: log.errorLine,
    acknowledged: acknowledged && JSON.stringify(acknowledged),
    muted: muted && JSON.stringify(muted),
    marked_until: ends.length > 0 ? Math.min(...ends) : null,
    note: note && JSON.stringify(note),
    change: change && JSON.stringify(change),
    changed: change ? 1 : 0,
    search: searchable(
      key,
      incident.pod,
      incident.container,
      incident.reason,
      incident.message,
      log.errorLine,
      note && note.text
    ),
  };
}
