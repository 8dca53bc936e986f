import type { IncidentFilter, IncidentSummary } from '@vigil/core/contract/incidents';
import { severities, type Severity } from '@vigil/core/vocabulary/severity';
import { histogram } from './histogram.ts';
import { ignored } from './ignored.ts';
import { accessTo, filterSql } from './filter-sql.ts';
import type { Statements } from './statements.ts';
import { Tally } from './tally.ts';
import { severityOf } from './urgency.ts';

/** Values of one facet: more than anybody picks from. */
const longest = 200;

const labelOf =
  'SELECT log_error_line AS line FROM incidents WHERE log_fingerprint = ? ORDER BY last_seen DESC LIMIT 1';

/** Counts of what matches, in one pass over it and one over its occurrences. */
export function summarise(statements: Statements, filter: IncidentFilter): Omit<IncidentSummary, 'asOf'> {
  const [cluster, workload, reason, severity, state] = [
    new Tally(),
    new Tally(),
    new Tally(),
    new Tally(),
    new Tally(),
  ];
  const fingerprint = new Tally();
  const ids: string[] = [];
  let total = 0;
  let afterChange = 0;
  for (const [id, inCluster, key, why, urgency, status, changed, error] of narrowRows(statements, filter)) {
    total += 1;
    if (id !== null) {
      ids.push(id);
    }
    cluster.add(inCluster);
    workload.add(key);
    reason.add(why);
    severity.add(severityOf(urgency));
    state.add(status);
    afterChange += changed;
    if (error !== null) {
      fingerprint.add(error);
    }
  }
  const isTold = (value: string, count: number) => count > 1 || filter.fingerprint?.includes(value) === true;
  return {
    total,
    open: state.of('open'),
    bySeverity: Object.fromEntries(severities.map((level) => [level, severity.of(level)])) as Record<Severity, number>,
    facets: {
      cluster: cluster.top(longest),
      namespace: workload.by((key) => key.split('/')[1] ?? '').top(longest),
      workload: workload.top(longest),
      reason: reason.top(longest),
      severity: severity.top(longest),
      state: state.top(longest),
      fingerprint: fingerprint
        .top(longest, isTold)
        .map((entry) => ({ ...entry, label: String(statements.get(labelOf, entry.value)?.['line'] ?? '') })),
    },
    afterChange,
    // What a search found is not searched again.
    histogram: histogram(statements, filter, filter.search ? ids : undefined),
    ignored: ignored(statements, filter),
  };
}

type NarrowRow = [
  /** Null unless a text is searched. */
  id: string | null,
  cluster: string,
  workload: string,
  reason: string,
  urgency: number,
  status: string,
  changed: number,
  fingerprint: string | null,
];

/** All of it stands in one index, but the text that is searched. */
function narrowRows(statements: Statements, filter: IncidentFilter): NarrowRow[] {
  const { sql, values } = filterSql(filter);
  return statements.arrays(
    `SELECT ${filter.search ? 'id' : 'NULL'}, cluster, workload, reason, urgency, status, changed, log_fingerprint
     FROM incidents ${accessTo(filter)} WHERE ${sql}`,
    ...values
  ) as NarrowRow[];
}
