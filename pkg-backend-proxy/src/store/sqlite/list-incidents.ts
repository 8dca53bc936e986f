import type { IncidentQuery } from '@vigil/core/contract/incidents';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { formatCursor, parseCursor } from '../cursor.ts';
import { accessTo, filterSql } from './filter-sql.ts';
import { incidentColumns } from './read-incident.ts';
import { type Row, toIncident } from './rows.ts';
import type { Statements } from './statements.ts';

/** Sort columns, all descending; the id makes the order total. */
const orders = {
  lastSeen: ['last_seen'],
  severity: ['urgency', 'last_seen'],
  occurrences: ['occurrences', 'last_seen'],
} as const satisfies Record<IncidentQuery['sort'], readonly string[]>;

/** One page by keyset: what changes meanwhile moves, but nothing that stands still is left out or shown twice. */
export function listIncidents(
  statements: Statements,
  query: IncidentQuery
): { incidents: Incident[]; nextCursor: string | null; total: number } {
  const filter = filterSql(query);
  const columns = [...orders[query.sort], 'id'];
  const after = query.cursor === undefined ? undefined : parseCursor(query.cursor, query.sort);
  const place = after ? `AND (${columns.join(', ')}) < (${columns.map(() => '?').join(', ')})` : '';
  const placeValues = after ? [...columns.slice(0, -1).map((_, index) => after.after[index] ?? 0), after.id] : [];
  const order = `ORDER BY ${columns.map((column) => `${column} DESC`).join(', ')}`;
  // What is searched stands in the wide rows: these are read in the order they lie in, and only keys are sorted. Of one
  // workload there are few. All else is found in the order that was asked for.
  const isNarrow = Boolean(query.search) || (query.workload?.length ?? 0) > 0;
  const rows = statements.all(
    `SELECT ${incidentColumns} FROM incidents WHERE rowid IN (
       SELECT rowid FROM incidents ${isNarrow ? accessTo(query) : ''} WHERE ${filter.sql} ${place} ${order} LIMIT ?
     ) ${order}`,
    ...filter.values,
    ...placeValues,
    query.limit + 1
  );
  const total = statements.get(
    `SELECT count(*) AS total FROM incidents ${accessTo(query)} WHERE ${filter.sql}`,
    ...filter.values
  );
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    incidents: page.map(toIncident),
    nextCursor: last ? cursorAt(last, query.sort) : null,
    total: Number(total?.['total'] ?? 0),
  };
}

function cursorAt(row: Row, sort: IncidentQuery['sort']): string {
  return formatCursor({ sort, after: orders[sort].map((column) => Number(row[column])), id: String(row['id']) });
}
