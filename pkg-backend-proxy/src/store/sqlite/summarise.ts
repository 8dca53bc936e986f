import type { IncidentFilter, IncidentSummary } from '@vigil/core/contract/incidents';
import { severities, type Severity } from '@vigil/core/vocabulary/severity';
import { type Condition, filterSql } from './filter-sql.ts';
import { toCounts } from './rows.ts';
import type { Statements } from './statements.ts';

/** Slices of a histogram: as many bars as a wide screen can tell apart. */
const slices = 60;

/** Counts of what matches; one pass for each facet. */
export function summarise(statements: Statements, filter: IncidentFilter): Omit<IncidentSummary, 'asOf'> {
  const condition = filterSql(filter);
  const facet = (column: string) =>
    toCounts(
      statements.all(
        `SELECT ${column} AS value, count(*) AS count FROM incidents WHERE ${condition.sql}
         GROUP BY ${column} ORDER BY count DESC, value LIMIT 200`,
        ...condition.values
      )
    );
  const severity = facet('severity');
  const state = facet('state');
  return {
    total: state.reduce((sum, entry) => sum + entry.count, 0),
    open: state.find((entry) => entry.value === 'open')?.count ?? 0,
    bySeverity: { ...noCounts(), ...Object.fromEntries(severity.map((entry) => [entry.value, entry.count])) },
    facets: {
      cluster: facet('cluster'),
      namespace: facet('namespace'),
      workload: facet('workload'),
      reason: facet('reason'),
      severity,
      state,
    },
    histogram: histogram(statements, filter, condition),
    ignored: ignored(statements, filter),
  };
}

/** What was left out, by rule, within the filter's time, clusters and namespaces. */
export function ignored(statements: Statements, filter: IncidentFilter): IncidentSummary['ignored'] {
  const { cluster, namespace } = filter;
  const condition = filterSql({ cluster, namespace });
  return toCounts(
    statements.all(
      `SELECT rule AS value, count(*) AS count FROM ignored
       WHERE at BETWEEN ? AND ? AND ${condition.sql} GROUP BY rule ORDER BY count DESC, rule`,
      ...[filter.from ?? 0, filter.to ?? Number.MAX_SAFE_INTEGER, ...condition.values]
    )
  ).map(({ value, count }) => ({ rule: value, count }));
}

function histogram(statements: Statements, filter: IncidentFilter, condition: Condition): IncidentSummary['histogram'] {
  const { from, to } = filter;
  if (from === undefined || to === undefined || to <= from) {
    return [];
  }
  const width = Math.ceil((to - from) / slices);
  const bars = Array.from({ length: Math.ceil((to - from) / width) }, (_, index) => ({
    start: from + index * width,
    width,
    counts: noCounts(),
  }));
  const rows = statements.all(
    `SELECT CAST((occurrences.at - ?) / ? AS INTEGER) AS slice, severity, count(*) AS count
     FROM occurrences JOIN incidents ON incidents.id = occurrences.incident
     WHERE occurrences.at >= ? AND occurrences.at < ?
       AND occurrences.incident IN (SELECT id FROM incidents WHERE ${condition.sql})
     GROUP BY slice, severity`,
    ...[from, width, from, to, ...condition.values]
  );
  for (const row of rows) {
    const bar = bars[Number(row['slice'])];
    if (bar) {
      bar.counts[row['severity'] as Severity] = Number(row['count']);
    }
  }
  return bars;
}

function noCounts(): Record<Severity, number> {
  return Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
}
