import { severities } from '@vigil/core/vocabulary/severity';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { searchable } from './filter-sql.ts';
import type { Statements } from './statements.ts';

const columns = [
  ...['id', 'cluster', 'kind', 'namespace', 'name', 'workload', 'container', 'container_role', 'reason', 'exit_code'],
  ...['signal', 'severity', 'urgency', 'state', 'message', 'pod', 'node', 'image', 'restart_count', 'occurrences'],
  ...['first_seen', 'last_seen', 'ended_at', 'log_status', 'log_lines', 'log_bytes', 'log_truncated', 'log_detail'],
  'search',
];
const upsert = `
  INSERT INTO incidents (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${columns
    .slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

/** Stores the incident as it is; its context stays. */
export function writeIncident(statements: Statements, incident: Incident): void {
  const { id, cluster, workload, container, containerRole, reason, exitCode, signal, severity, state } = incident;
  const { message, pod, node, image, restartCount, occurrences, firstSeen, lastSeen, endedAt, log } = incident;
  const key = workloadKey(workload);
  const urgency = severities.length - severities.indexOf(severity);
  statements.run(
    upsert,
    ...[id, cluster, workload.kind, workload.namespace, workload.name, key, container, containerRole, reason, exitCode],
    ...[signal, severity, urgency, state, message, pod, node, image, restartCount, occurrences, firstSeen, lastSeen],
    ...[endedAt, log.status, log.lines, log.bytes, log.truncated ? 1 : 0, log.detail],
    searchable(key, pod, container, reason, message)
  );
}
