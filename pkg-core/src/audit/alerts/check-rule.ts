import { severities, type Severity } from '../../vocabulary/severity.ts';
import { auditMetrics } from '../history/audit-metrics.ts';
import type { AuditScope, Check, CheckAlert } from '../check.ts';
import { type AlertRule, type AlertSeverity, inCluster } from './alert-rule.ts';

/** Series that carry no cluster are one cluster: grouping by a label that is not there changes nothing. */
const everywhere: AuditScope = { matchers: '', clusterLabel: 'cluster' };

const alertSeverity: Record<Severity, AlertSeverity> = {
  critical: 'critical',
  high: 'warning',
  medium: 'warning',
  low: 'info',
  info: 'info',
};

/**
 * The alert rule of a check; null for one that does not alert. `runbooks`: where docs/audit-checks.md is to be read.
 * A Prometheus check alerts by its own query, one of the API by the findings that the proxy tells Prometheus.
 */
export function checkRule(check: Check, runbooks: string): AlertRule | null {
  const { alert, severity, id, category, why, remedy, title } = check;
  return alert === undefined
    ? null
    : {
        alert: `Vigil${alert.name}`,
        expr: check.kind === 'prometheus' ? steady(check.query(everywhere), alert) : findings(id, severity),
        for: alert.for,
        labels: { severity: alertSeverity[severity], check: id, category },
        annotations: {
          summary: `${alert.summary}${inCluster}`,
          description: `${why.en} ${remedy.text.en}`,
          runbook_url: `${runbooks}#${anchorOf(`${id} ${title.en}`)}`,
        },
      };
}

function steady(query: string, { without = [] }: CheckAlert): string {
  return without.length === 0 ? query : `max without (${without.join(', ')}) (${query})`;
}

/** Findings that are exempt, or were lowered as those of namespaces that are not for production, wake nobody. */
function findings(id: string, severity: Severity): string {
  const asSevere = severities.slice(0, severities.indexOf(severity) + 1).join('|');
  return `max by (cluster, namespace, workload_kind, workload) (${auditMetrics.finding.name}{check="${id}",severity=~"${asSevere}",exempt!="true"}) == 1`;
}

/** The anchor that Markdown renderers give a heading: small letters, hyphens for spaces, no punctuation. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}
