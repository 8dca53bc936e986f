import { askOnce } from '@vigil/core/audit/ask-once';
import type { AuditScope, PrometheusCheck, Sample } from '@vigil/core/audit/check';
import { lacksNodes, prometheusQueries, readPrometheusCheck } from '@vigil/core/audit/evaluate-prometheus';
import { nodeNamesQuery, readNodeNames } from '@vigil/core/audit/node-names';
import type { AuditReport, CheckResult } from '@vigil/core/vocabulary/finding';
import { instantQuery } from '../../prometheus/instantQuery';
import { fetchClusters } from '../../prometheus/namespaces';
import { type PrometheusError, toPrometheusError } from '../../prometheus/PrometheusError';

export interface PrometheusAuditInput {
  /** uid of the data source. */
  source: string;
  /** Empty: every cluster of the data source. */
  clusters: readonly string[];
  /** The moment all queries are evaluated at, Unix milliseconds. */
  time: number;
  checks: readonly PrometheusCheck[];
}

/** Checks at a time: each waits for its own queries, so never more queries than that are under way. */
const concurrency = 4;

type Answer = Sample[] | PrometheusError;

/**
 * Every Prometheus check, each different expression asked once. Cluster by cluster: data that one cluster lacks must not
 * be covered by another's. The cluster of a data source without cluster labels has the name ''. A check whose query fails is unknown with the error; rejects with
 * `PrometheusError` when the data source as a whole does not answer.
 */
export async function auditPrometheus(
  { source, clusters, time, checks }: PrometheusAuditInput,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void
): Promise<AuditReport[]> {
  const known = await fetchClusters(source, time, signal);
  const chosen = clusters.length > 0 ? clusters : known;
  const scopes =
    known.length === 0
      ? [{ cluster: '', scope: { matchers: '', clusterLabel: null } }]
      : chosen.map((cluster) => ({ cluster, scope: scopeOf(cluster) }));
  const tasks = scopes.flatMap((place) => checks.map((check) => ({ ...place, check })));
  const ask = askOnce((expr) => askAt(source, time, signal, expr));
  const results: CheckResult[] = [];
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let index = next++; index < tasks.length; index = next++) {
      const task = tasks[index];
      if (task) {
        results[index] = await runCheck(ask, task);
        onProgress(++done, tasks.length);
      }
    }
  };
  onProgress(0, tasks.length);
  await Promise.all(Array.from({ length: concurrency }, worker));
  return scopes.map(({ cluster }, place) => ({
    cluster,
    evaluatedAt: time,
    results: results.slice(place * checks.length, (place + 1) * checks.length),
  }));
}

function scopeOf(cluster: string): AuditScope {
  return { matchers: `cluster=${JSON.stringify(cluster)}`, clusterLabel: 'cluster' };
}

/** The probe first: without data there is nothing to ask. The nodes of scrape addresses only where some are found. */
async function runCheck(
  ask: (expr: string) => Promise<Answer>,
  { check, cluster, scope }: { check: PrometheusCheck; cluster: string; scope: AuditScope }
): Promise<CheckResult> {
  const queries = prometheusQueries(check, scope);
  const probe = await ask(queries.probe);
  const hasData = !(probe instanceof Error) && (probe[0]?.value ?? 0) > 0;
  const found = hasData ? await ask(queries.query) : [];
  const names = !(found instanceof Error) && lacksNodes(found) ? await ask(nodeNamesQuery(scope)) : [];
  const nodeOf = readNodeNames(names instanceof Error ? [] : names);
  return readPrometheusCheck(check, probe, found, { cluster, scope, nodeOf });
}

/** A query that fails is an answer too; only a cancelled one rejects. */
async function askAt(source: string, time: number, signal: AbortSignal, expr: string): Promise<Answer> {
  try {
    return (await instantQuery(source, { expr, time, signal })).samples;
  } catch (cause) {
    const error = toPrometheusError(cause, signal);
    if (error.kind === 'cancelled') {
      throw error;
    }
    return error;
  }
}
