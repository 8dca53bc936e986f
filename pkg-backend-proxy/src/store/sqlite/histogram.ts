import type { IncidentFilter, IncidentSummary } from '@vigil/core/contract/incidents';
import { severities, type Severity } from '@vigil/core/vocabulary/severity';
import { accessTo, filterSql } from './filter-sql.ts';
import type { Row } from './rows.ts';
import type { Statements } from './statements.ts';
import { severityOf, urgencyOf } from './urgency.ts';

/** Slices of a histogram: as many bars as a wide screen can tell apart. */
const slices = 60;

/**
 * Occurrences in the filter's time by their own severity; none when the time has no beginning or no end. `ids`: of the
 * incidents that match, where they are known already.
 */
export function histogram(
  statements: Statements,
  filter: IncidentFilter,
  ids?: readonly string[]
): IncidentSummary['histogram'] {
  const { from, to, ...narrower } = filter;
  if (from === undefined || to === undefined || to <= from) {
    return [];
  }
  const width = Math.ceil((to - from) / slices);
  const bars = Array.from({ length: Math.ceil((to - from) / width) }, (_, index) => ({
    start: from + index * width,
    width,
    counts: Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>,
  }));
  const { sql } = filterSql(narrower);
  if (ids === undefined && sql === 'TRUE') {
    // An occurrence in that time belongs to an incident alive in it, so that time alone needs no look at incidents.
    bars.forEach(({ start, counts }) =>
      Object.assign(counts, countBetween(statements, start, Math.min(to, start + width)))
    );
    return bars;
  }
  for (const row of countOf(statements, { from, to, width }, filter, ids)) {
    const bar = bars[Number(row['slice'])];
    if (bar) {
      bar.counts[severityOf(Number(row['urgency']))] = Number(row['count']);
    }
  }
  return bars;
}

const sums = severities.map((severity) => `count(*) FILTER (WHERE urgency = ${urgencyOf(severity)}) AS ${severity}`);
const between = `SELECT ${sums.join(', ')} FROM occurrences WHERE at >= ? AND at < ?`;

/** Without groups, which would be sorted first: one walk along the index by time. */
function countBetween(statements: Statements, from: number, to: number): Record<string, number> {
  const row = statements.get(between, from, to);
  return Object.fromEntries(severities.map((severity) => [severity, Number(row?.[severity] ?? 0)]));
}

function countOf(
  statements: Statements,
  { from, to, width }: { from: number; to: number; width: number },
  filter: IncidentFilter,
  ids: readonly string[] | undefined
): Row[] {
  const condition = filterSql(filter);
  const [incidents, values] =
    ids === undefined
      ? [`SELECT id FROM incidents ${accessTo(filter)} WHERE ${condition.sql}`, condition.values]
      : ['SELECT value AS id FROM json_each(?)', [JSON.stringify(ids)]];
  // CROSS JOIN keeps the order of the tables: few incidents match, many occurrences are in time.
  return statements.all(
    `SELECT CAST((at - ?) / ? AS INTEGER) AS slice, occurrences.urgency, count(*) AS count
     FROM (${incidents}) AS matching CROSS JOIN occurrences ON incident = matching.id
     WHERE at >= ? AND at < ? GROUP BY 1, 2`,
    ...[from, width, ...values, from, to]
  );
}
