import type { IncidentFilter } from '@vigil/core/contract/incidents';

/** A condition with its values, in the order of its question marks. */
export interface Condition {
  sql: string;
  values: Array<string | number>;
}

const columns = {
  cluster: 'cluster',
  namespace: 'namespace',
  workload: 'workload',
  reason: 'reason',
  severity: 'severity',
  state: 'status',
  fingerprint: 'log_fingerprint',
} as const;

/** The filter as a condition on `incidents`. */
export function filterSql(filter: IncidentFilter): Condition {
  const parts: string[] = [];
  const values: Array<string | number> = [];
  const add = (sql: string, ...more: Array<string | number>) => {
    parts.push(sql);
    values.push(...more);
  };
  if (filter.from !== undefined) {
    add('(ended_at IS NULL OR ended_at >= ?)', filter.from);
  }
  if (filter.to !== undefined) {
    add('first_seen <= ?', filter.to);
  }
  for (const [field, column] of Object.entries(columns)) {
    const wanted = filter[field as keyof typeof columns];
    if (wanted !== undefined && wanted.length > 0) {
      add(`${column} IN (${wanted.map(() => '?').join(', ')})`, ...wanted);
    }
  }
  if (filter.afterChange) {
    add('changed = 1');
  }
  if (filter.search) {
    add('instr(search, ?) > 0', searchable(filter.search));
  }
  return { sql: parts.length > 0 ? parts.join(' AND ') : 'TRUE', values };
}

/**
 * How to get at what the filter leaves, behind the name of the table: workloads by their own index; the text that is
 * searched stands in the rows themselves; all else in one index. SQLite, which knows no figures of the data, takes others.
 */
export function accessTo(filter: IncidentFilter): string {
  if (filter.workload && filter.workload.length > 0) {
    return 'INDEXED BY incidents_of_workload';
  }
  return filter.search ? 'NOT INDEXED' : 'INDEXED BY incidents_by_facets';
}

/** Text as it is compared: SQLite itself knows no case beyond ASCII. */
export function searchable(...parts: Array<string | null>): string {
  return parts
    .map((part) => part ?? '')
    .join('\n')
    .toLowerCase();
}
