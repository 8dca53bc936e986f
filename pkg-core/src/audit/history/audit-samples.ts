import type { Exemption } from '../../vocabulary/exemption.ts';
import type { AuditReport } from '../../vocabulary/finding.ts';
import { compareSeverity } from '../../vocabulary/severity.ts';
import { apiChecks } from '../catalogue.ts';
import type { CheckDescription } from '../check.ts';
import { applyExemptions } from '../exemptions/apply-exemptions.ts';
import { scoreCategories } from '../score.ts';
import type { AuditMetric } from './audit-metrics.ts';

/** Most series of findings a cluster has; the rest is counted. */
export const findingLimit = 2000;

/** One series and its value. */
export interface AuditSample {
  metric: AuditMetric;
  labels: Record<string, string>;
  value: number;
}

/**
 * What Prometheus is told of one evaluation of a cluster. The most urgent findings come first; those that one of the
 * `exemptions` holds at the time of the evaluation say so, and count as clean in the score.
 */
export function auditSamples(
  { cluster, evaluatedAt, results }: AuditReport,
  options: { exemptions?: readonly Exemption[]; checks?: readonly CheckDescription[]; limit?: number } = {}
): AuditSample[] {
  const { exemptions = [], checks = apiChecks, limit = findingLimit } = options;
  const held = applyExemptions(checks, results, exemptions, evaluatedAt);
  const exempt = new Set(held.exempt.map(({ finding }) => finding));
  const findings = results
    .flatMap((result) => result.findings)
    .sort((a, b) => compareSeverity(a.severity, b.severity) || (a.id < b.id ? -1 : 1));
  const samples: AuditSample[] = findings.slice(0, limit).map((finding) => {
    const { check, severity, subject } = finding;
    const { namespace, kind: workload_kind, name: workload } = subject;
    const labels = {
      cluster,
      check,
      severity,
      namespace,
      workload_kind,
      workload,
      exempt: String(exempt.has(finding)),
    };
    return { metric: 'finding', labels, value: 1 };
  });
  samples.push({ metric: 'omitted', labels: { cluster }, value: Math.max(0, findings.length - limit) });
  for (const { check, status } of results) {
    samples.push({ metric: 'status', labels: { cluster, check, status }, value: 1 });
  }
  for (const { category, score, earned, possible } of scoreCategories(checks, held.results)) {
    const labels = { cluster, category };
    if (score !== null) {
      samples.push({ metric: 'score', labels, value: (100 * earned) / possible });
    }
    samples.push({ metric: 'earned', labels, value: earned }, { metric: 'possible', labels, value: possible });
  }
  samples.push({ metric: 'evaluated', labels: { cluster }, value: evaluatedAt / 1000 });
  return samples;
}
