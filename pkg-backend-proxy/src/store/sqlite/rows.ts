import {
  ContainerContext,
  IncidentAction,
  RelatedEvent,
  type SimilarIncidents,
  StoredLog,
} from '@vigil/core/contract/incidents';
import { Incident, IncidentStatus, Occurrence } from '@vigil/core/vocabulary/incident';
import { parseWorkloadKey, WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import type { LogTarget, OpenCount, StatusCount, Troubled } from '../incident-store.ts';

/** One row as node:sqlite gives it. */
export type Row = Record<string, unknown>;

/** A row of `incidents` as the incident it is. Throws when the row was written by somebody else. */
export function toIncident(row: Row): Incident {
  return Incident.parse({
    id: row['id'],
    cluster: row['cluster'],
    workload: { kind: row['kind'], namespace: row['namespace'], name: row['name'] },
    container: row['container'],
    containerRole: row['container_role'],
    reason: row['reason'],
    exitCode: row['exit_code'],
    signal: row['signal'],
    severity: row['severity'],
    state: row['state'],
    message: row['message'],
    pod: row['pod'],
    node: row['node'],
    image: row['image'],
    restartCount: row['restart_count'],
    occurrences: row['occurrences'],
    firstSeen: row['first_seen'],
    lastSeen: row['last_seen'],
    endedAt: row['ended_at'],
    log: {
      status: row['log_status'],
      lines: row['log_lines'],
      bytes: row['log_bytes'],
      truncated: row['log_truncated'] === 1,
      detail: row['log_detail'],
      fingerprint: row['log_fingerprint'],
      errorLine: row['log_error_line'],
    },
    acknowledged: json(row['acknowledged']),
    muted: json(row['muted']),
    note: json(row['note']),
    change: json(row['change']),
  });
}

/** A row of `occurrences`. */
export function toOccurrence(row: Row): Occurrence {
  return Occurrence.parse({
    at: row['at'],
    pod: row['pod'],
    podUid: row['pod_uid'],
    node: row['node'],
    image: row['image'],
    containerId: row['container_id'],
    restartCount: row['restart_count'],
    exitCode: row['exit_code'],
    signal: row['signal'],
    message: row['message'],
  });
}

/** A row of `logs`, without its content. */
export function toStoredLog(row: Row): StoredLog {
  return StoredLog.parse({
    which: row['which'],
    pod: row['pod'],
    container: row['container'],
    capturedAt: row['captured_at'],
    lines: row['lines'],
    bytes: row['bytes'],
    truncated: row['truncated'] === 1,
  });
}

/** The JSON column `context`. */
export function toContext(text: unknown): ContainerContext | null {
  return ContainerContext.nullable().parse(json(text));
}

/** A row of `actions`. */
export function toAction(row: Row): IncidentAction {
  return IncidentAction.parse(row);
}

/** A row of `events`. */
export function toEvent(row: Row): RelatedEvent {
  return RelatedEvent.parse({ ...row, firstSeen: row['first_seen'], lastSeen: row['last_seen'] });
}

/** A row of `incidents`, as much of it as tells where the same error was seen. */
export function toSimilar(row: Row): SimilarIncidents['incidents'][number] {
  const { id, cluster, workload, container, reason, lastSeen, state } = toIncident(row);
  return { id, cluster, workload, container, reason, lastSeen, state };
}

/** A row of `captures`. */
export function toLogTarget(row: Row): LogTarget {
  return {
    incident: String(row['incident']),
    cluster: String(row['cluster']),
    namespace: String(row['namespace']),
    pod: String(row['pod']),
    podUid: String(row['pod_uid']),
    container: String(row['container']),
    containerId: text(row['container_id']),
  };
}

/** A row of `troubled`. */
export function toTroubled(row: Row): Troubled {
  return { holderUid: String(row['holder_uid']), isNode: row['kind'] === 'Node', container: text(row['container']) };
}

/** A row of open incidents, grouped. */
export function toOpenCount(row: Row): OpenCount {
  return {
    cluster: String(row['cluster']),
    workload: WorkloadRef.parse(parseWorkloadKey(String(row['workload']))),
    reason: String(row['reason']),
    count: Number(row['count']),
  };
}

/** A row of open incidents, grouped by status. */
export function toStatusCount(row: Row): StatusCount {
  return {
    cluster: String(row['cluster']),
    status: IncidentStatus.parse(row['status']),
    count: Number(row['count']),
  };
}

function json(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
