/** The metrics that keep the audit's history in Prometheus: the proxy exports them, the page asks for them. */
export const auditMetrics = {
  finding: {
    name: 'vigil_audit_finding',
    help: '1 for each finding of the API checks, exempt ones too, most urgent first, as many as fit.',
    labels: ['cluster', 'check', 'severity', 'namespace', 'workload_kind', 'workload', 'exempt'],
  },
  omitted: {
    name: 'vigil_audit_findings_omitted',
    help: 'Findings beyond the limit of series, the least urgent ones; 0 says that the list is whole.',
    labels: ['cluster'],
  },
  status: {
    name: 'vigil_audit_check_status',
    help: '1 for the status of each API check: pass, fail, unknown or not-applicable.',
    labels: ['cluster', 'check', 'status'],
  },
  score: {
    name: 'vigil_audit_score',
    help: 'Score of the API checks, 0 to 100: 100 * earned / possible; exempt findings count as clean. Absent where nothing could be decided.',
    labels: ['cluster', 'category'],
  },
  earned: {
    name: 'vigil_audit_score_earned',
    help: 'Sum of weight * share without open finding, over the API checks that passed or failed.',
    labels: ['cluster', 'category'],
  },
  possible: {
    name: 'vigil_audit_score_possible',
    help: 'Sum of weights of the API checks that passed or failed.',
    labels: ['cluster', 'category'],
  },
  evaluated: {
    name: 'vigil_audit_evaluation_timestamp_seconds',
    help: 'When the API checks were last evaluated, in Unix seconds.',
    labels: ['cluster'],
  },
} as const satisfies Record<string, { name: string; help: string; labels: readonly string[] }>;

export type AuditMetric = keyof typeof auditMetrics;
