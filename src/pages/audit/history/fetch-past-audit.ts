import type { PrometheusCheck } from '@vigil/core/audit/check';
import { auditMetrics } from '@vigil/core/audit/history/audit-metrics';
import { clusterBraces, pastQueries, readPastAudit, type PastAudit } from '@vigil/core/audit/history/past-audit';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import { instantQuery } from '../../../prometheus/instantQuery';
import { type AuditEntry, entriesOf, gradeEntries, nameCluster } from '../audit-entry';
import { auditPrometheus } from '../audit-prometheus';

export interface PastAuditInput {
  /** uid of the data source. */
  source: string;
  /** Chosen on the page; empty: all. */
  clusters: readonly string[];
  /** The earlier moment and the end of the page's range, Unix milliseconds. */
  then: number;
  to: number;
  /** What the proxy says now: its clusters, and of what kind their namespaces are. */
  reports: readonly AuditReport[];
  /** The metric checks. */
  checks: readonly PrometheusCheck[];
}

/** Both halves of the audit as of an earlier moment. */
export interface PastEntries {
  /** The metric checks, evaluated as of then. */
  metrics: AuditEntry[];
  /** The object checks, as the proxy had exported them. */
  objects: PastAudit;
  /** The data source has the audit's metrics at least at the end of the range. */
  hasExport: boolean;
}

/** Rejects with `PrometheusError` when the data source does not answer. */
export async function fetchPastAudit(
  { source, clusters, then, to, reports, checks }: PastAuditInput,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void
): Promise<PastEntries> {
  const ofProxy = reports
    .map(({ cluster }) => cluster)
    .filter((name) => clusters.length === 0 || clusters.includes(name));
  const queries = pastQueries(ofProxy);
  const ask = async (expr: string, time: number) => (await instantQuery(source, { expr, time, signal })).samples;
  const [finding, omitted, status, earned, possible] = await Promise.all([
    ask(queries.finding, then),
    ask(queries.omitted, then),
    ask(queries.status, then),
    ask(queries.earned, then),
    ask(queries.possible, then),
  ]);
  const objects = readPastAudit({ finding, omitted, status, earned, possible });
  const hasExport =
    objects.results.length > 0 ||
    (await ask(`count(${auditMetrics.status.name}${clusterBraces(ofProxy)})`, to)).some(({ value }) => value > 0);
  const answers = await auditPrometheus({ source, clusters, time: then, checks }, signal, onProgress);
  const metrics = gradeEntries(nameCluster(entriesOf(answers, checks), reports), reports);
  return { metrics, objects, hasExport };
}
