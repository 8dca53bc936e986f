import type { IncidentFilter, IncidentSummary } from '@vigil/core/contract/incidents';
import { filterSql } from './filter-sql.ts';
import type { Statements } from './statements.ts';

const minuteMs = 60_000;

/** The beginning of the minute of a moment, Unix milliseconds. */
export function minuteOf(at: number): number {
  return at - (at % minuteMs);
}

/** What was left out, by rule, in the filter's clusters and namespaces and in every minute its time touches. */
export function ignored(statements: Statements, filter: IncidentFilter): IncidentSummary['ignored'] {
  const { from = 0, to = Number.MAX_SAFE_INTEGER, cluster, namespace } = filter;
  const condition = filterSql({ cluster, namespace });
  return statements
    .all(
      `SELECT rule, sum(count) AS count FROM ignored_counts WHERE minute BETWEEN ? AND ? AND ${condition.sql}
       GROUP BY rule ORDER BY sum(count) DESC, rule`,
      ...[minuteOf(from), to, ...condition.values]
    )
    .map((row) => ({ rule: String(row['rule']), count: Number(row['count']) }));
}
