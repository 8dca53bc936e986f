import type { IncidentFilter, IncidentSummary } from '@vigil/core/contract/incidents';
import { severities, type Severity } from '@vigil/core/vocabulary/severity';
import { filterSql } from './filter-sql.ts';
import type { Row } from './rows.ts';
import type { Statements } from './statements.ts';
import { severityOf } from './urgency.ts';

/** Slices of a histogram: as many bars as a wide screen can tell apart. */
const slices = 60;

/** Occurrences in the filter's time by their own severity; none when the time has no beginning or no end. */
export function histogram(statements: Statements, filter: IncidentFilter): IncidentSummary['histogram'] {
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
  for (const row of rowsOf(statements, { from, to, width }, narrower)) {
    const bar = bars[Number(row['slice'])];
    if (bar) {
      bar.counts[severityOf(Number(row['urgency']))] = Number(row['count']);
    }
  }
  return bars;
}

/** An occurrence in that time belongs to an incident alive in it, so that time alone needs no look at incidents. */
function rowsOf(
  statements: Statements,
  { from, to, width }: { from: number; to: number; width: number },
  narrower: IncidentFilter
): Row[] {
  const condition = filterSql(narrower);
  const slice = 'CAST((at - ?) / ? AS INTEGER) AS slice, occurrences.urgency, count(*) AS count';
  const inTime = 'at >= ? AND at < ?';
  if (condition.values.length === 0 && condition.sql === 'TRUE') {
    return statements.all(`SELECT ${slice} FROM occurrences WHERE ${inTime} GROUP BY 1, 2`, ...[from, width, from, to]);
  }
  const all = filterSql({ from, to, ...narrower });
  // CROSS JOIN keeps the order of the tables: few incidents match, many occurrences are in time.
  return statements.all(
    `SELECT ${slice} FROM (SELECT id FROM incidents
       ${narrower.search ? 'NOT INDEXED' : 'INDEXED BY incidents_by_facets'} WHERE ${all.sql})
     CROSS JOIN occurrences ON incident = id WHERE ${inTime} GROUP BY 1, 2`,
    ...[from, width, ...all.values, from, to]
  );
}
