import type { ExceptionRow } from '@vigil/core/exceptions-from-prometheus/exception-row';
import { compareSeverity } from '@vigil/core/vocabulary/severity';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { ExceptionsState, SortOrder } from '../exceptions-url';

export type Narrowing = Pick<
  ExceptionsState,
  'cluster' | 'namespace' | 'workload' | 'severity' | 'reason' | 'state' | 'search'
>;

/** The rows that the filters leave, by the page's own rules. What is unknown of a row matches no filter of it. */
export function filterExceptions(rows: readonly ExceptionRow[], narrowing: Narrowing): ExceptionRow[] {
  const { cluster, namespace, workload, severity, reason, state } = narrowing;
  const search = narrowing.search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      isAmong(cluster, row.cluster) &&
      isAmong(namespace, row.workload.namespace) &&
      isAmong(workload, workloadKey(row.workload)) &&
      isAmong(severity, row.severity) &&
      isAmong(reason, row.reason) &&
      isAmong(state, statusOf(row)) &&
      (search === '' || textOf(row).includes(search))
  );
}

/** The state by the names that incidents have, so that one filter serves both. */
export function statusOf({ state }: ExceptionRow): 'open' | 'recovered' | null {
  return state === null ? null : state === 'now' ? 'open' : 'recovered';
}

/** Sorted anew; what is unknown stands last, equal rows by what was seen last and then by name. */
export function sortExceptions(rows: readonly ExceptionRow[], order: SortOrder): ExceptionRow[] {
  const seen = (row: ExceptionRow) => (row.state === 'now' ? Infinity : (row.lastSeen ?? -Infinity));
  const latest = (a: ExceptionRow, b: ExceptionRow) => descending(seen(a), seen(b));
  const urgent = (a: ExceptionRow, b: ExceptionRow) =>
    a.severity && b.severity ? compareSeverity(a.severity, b.severity) : Number(!a.severity) - Number(!b.severity);
  const often = (a: ExceptionRow, b: ExceptionRow) => descending(a.restarts ?? -1, b.restarts ?? -1);
  const first = { lastSeen: latest, severity: urgent, occurrences: often }[order];
  return [...rows].sort((a, b) => first(a, b) || urgent(a, b) || latest(a, b) || a.id.localeCompare(b.id));
}

function descending(a: number, b: number): number {
  return a === b ? 0 : b > a ? 1 : -1;
}

function isAmong<Value>(wanted: readonly Value[], value: Value | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}

function textOf({ workload, pods, container, reason, detail }: ExceptionRow): string {
  return [workload.namespace, workload.name, container, reason, detail, ...pods].join(' ').toLowerCase();
}
