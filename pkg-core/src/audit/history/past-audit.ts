import { auditCategories, CheckStatus, type AuditCategory } from '../../vocabulary/finding.ts';
import { compareSeverity, severities, type Severity } from '../../vocabulary/severity.ts';
import { workloadKey } from '../../vocabulary/workload-ref.ts';
import type { Sample } from '../check.ts';
import { auditMetrics } from './audit-metrics.ts';
import type { ComparedResult, PastFinding } from './compare-audits.ts';

/** What the audit's metrics say of one moment. */
export interface PastAudit {
  results: ComparedResult[];
  /** Findings that the list of a cluster had no room for. */
  omitted: ReadonlyMap<string, number>;
  scores: Array<{ cluster: string; category: AuditCategory; earned: number; possible: number }>;
}

export type PastQuery = 'finding' | 'omitted' | 'status' | 'earned' | 'possible';

/**
 * What to ask for the audit of a moment; several replicas that export the same count once. A scrape without
 * `honor_labels` renames `namespace` to `exported_namespace`: both are asked for. No cluster: all of them.
 */
export function pastQueries(clusters: readonly string[]): Record<PastQuery, string> {
  const ask = (metric: PastQuery, ...more: string[]) => {
    const { name, labels } = auditMetrics[metric];
    // A finding is the same one after it was exempted.
    const by = [...labels.filter((label) => label !== 'exempt'), ...more];
    return `max by (${by.join(', ')}) (${name}${clusterBraces(clusters)})`;
  };
  return {
    finding: ask('finding', 'exported_namespace'),
    omitted: ask('omitted'),
    status: ask('status'),
    earned: ask('earned'),
    possible: ask('possible'),
  };
}

/** `{cluster=~"a|b"}`, or nothing for all clusters. */
export function clusterBraces(clusters: readonly string[]): string {
  const names = clusters.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return names.length === 0 ? '' : `{cluster=~${JSON.stringify(names.join('|'))}}`;
}

/**
 * The audit of a moment out of the answers. A cluster of which nothing was exported is not in it: nothing is known of it.
 * Statuses of replicas that disagree: a finding outweighs, then whoever could decide.
 */
export function readPastAudit(answers: Record<PastQuery, readonly Sample[]>): PastAudit {
  const findings = readFindings(answers.finding);
  const omitted = new Map(answers.omitted.map(({ labels, value }) => [labels['cluster'] ?? '', value]));
  const cutAt = new Map<string, Severity>();
  for (const { cluster, severity } of findings) {
    const least = cutAt.get(cluster);
    if ((omitted.get(cluster) ?? 0) > 0 && (least === undefined || compareSeverity(severity, least) > 0)) {
      cutAt.set(cluster, severity);
    }
  }
  const results = new Map<string, ComparedResult>();
  for (const { labels, value } of answers.status) {
    const { cluster = '', check = '' } = labels;
    const status = CheckStatus.safeParse(labels['status']);
    const key = `${cluster} ${check}`;
    const known = results.get(key);
    if (status.success && value === 1 && (known === undefined || rank(status.data) < rank(known.status))) {
      results.set(key, { cluster, check, status: status.data, findings: [], cutAt: cutAt.get(cluster) ?? null });
    }
  }
  for (const finding of findings) {
    const result = results.get(`${finding.cluster} ${finding.check}`);
    if (result) {
      result.findings.push(finding);
      result.status = 'fail';
    }
  }
  return { results: [...results.values()], omitted, scores: readScores(answers) };
}

const ranked: CheckStatus[] = ['fail', 'pass', 'not-applicable', 'unknown'];
const rank = (status: CheckStatus) => ranked.indexOf(status);

function readFindings(samples: readonly Sample[]): PastFinding[] {
  // What stands in no namespace has the target's own one after the renaming.
  const isRenamed = samples.some(({ labels }) => labels['exported_namespace'] !== undefined);
  const found = new Map<string, PastFinding>();
  for (const { labels } of samples) {
    const { cluster = '', check = '', workload_kind: kind = '', workload: name = '' } = labels;
    const namespace = labels[isRenamed ? 'exported_namespace' : 'namespace'] ?? '';
    const severity = severities.find((one) => one === labels['severity']) ?? 'info';
    const subject = { kind, namespace, name };
    const id = `${check} ${workloadKey(subject)}`;
    found.set(`${cluster} ${id}`, { id, check, severity, cluster, subject });
  }
  return [...found.values()];
}

function readScores({ earned, possible }: Record<PastQuery, readonly Sample[]>): PastAudit['scores'] {
  return earned.flatMap(({ labels, value }) => {
    const { cluster = '' } = labels;
    const category = auditCategories.find((one) => one === labels['category']);
    const whole = possible.find(
      ({ labels: other }) => (other['cluster'] ?? '') === cluster && other['category'] === category
    );
    return category && whole ? [{ cluster, category, earned: value, possible: whole.value }] : [];
  });
}
