import { formatCsv, type Cell } from '@vigil/core/export/format-csv';
import { statusOf, type Incident } from '@vigil/core/vocabulary/incident';

type Column = [name: string, cell: (incident: Incident) => Cell | null];

const columns: Column[] = [
  ['id', ({ id }) => id],
  ['cluster', ({ cluster }) => cluster],
  ['namespace', ({ workload }) => workload.namespace],
  ['workload_kind', ({ workload }) => workload.kind],
  ['workload', ({ workload }) => workload.name],
  ['container', ({ container }) => container],
  ['container_role', ({ containerRole }) => containerRole],
  ['reason', ({ reason }) => reason],
  ['exit_code', ({ exitCode }) => exitCode],
  ['signal', ({ signal }) => signal],
  ['severity', ({ severity }) => severity],
  ['status', statusOf],
  ['first_seen', ({ firstSeen }) => iso(firstSeen)],
  ['last_seen', ({ lastSeen }) => iso(lastSeen)],
  ['ended_at', ({ endedAt }) => iso(endedAt)],
  ['occurrences', ({ occurrences }) => occurrences],
  ['restart_count', ({ restartCount }) => restartCount],
  ['pod', ({ pod }) => pod],
  ['node', ({ node }) => node],
  ['image', ({ image }) => image],
  ['message', ({ message }) => message],
  ['log_status', ({ log }) => log.status],
  ['error_line', ({ log }) => log.errorLine],
  ['error_fingerprint', ({ log }) => log.fingerprint],
  ['acknowledged_by', ({ acknowledged }) => acknowledged?.author],
  ['acknowledged_at', ({ acknowledged }) => iso(acknowledged?.at)],
  ['acknowledged_until', ({ acknowledged }) => iso(acknowledged?.until)],
  ['acknowledged_text', ({ acknowledged }) => acknowledged?.text],
  ['muted_by', ({ muted }) => muted?.author],
  ['muted_at', ({ muted }) => iso(muted?.at)],
  ['muted_until', ({ muted }) => iso(muted?.until)],
  ['muted_text', ({ muted }) => muted?.text],
  ['note_by', ({ note }) => note?.author],
  ['note_at', ({ note }) => iso(note?.at)],
  ['note', ({ note }) => note?.text],
  ['change', ({ change }) => change?.what],
  ['change_at', ({ change }) => iso(change?.at)],
  ['change_from', ({ change }) => change?.from],
  ['change_to', ({ change }) => change?.to],
];

/** A line for each incident, times in ISO 8601 UTC; what is not known or not set is empty. */
export function incidentsToCsv(incidents: readonly Incident[]): string {
  return formatCsv(
    columns.map(([name]) => name),
    incidents.map((incident) => columns.map(([, cell]) => cell(incident) ?? undefined))
  );
}

function iso(at: number | null | undefined): string | undefined {
  return at === null || at === undefined ? undefined : new Date(at).toISOString();
}
