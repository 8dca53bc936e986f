import { auditMetrics } from '../history/audit-metrics.ts';
import { jobNamed } from '../scrape-coverage.ts';
import { type AlertRule, type AlertSeverity, inCluster } from './alert-rule.ts';

interface OwnRule {
  name: string;
  expr: string;
  for: string;
  severity: AlertSeverity;
  summary: string;
  description: string;
}

const lost = (metric: string, by: string) => `sum by (${by}) (increase(${metric}[15m])) > 0`;

/** What Vigil says of itself: while one of these fires, silence of the others is no good news. */
const rules: readonly OwnRule[] = [
  {
    name: 'ProxyDown',
    expr: `max by (cluster, job, instance) (up{${jobNamed('vigil')}}) == 0`,
    for: '5m',
    severity: 'critical',
    summary: 'Vigil’s proxy {{ $labels.job }} at {{ $labels.instance }} can not be scraped',
    description:
      'What breaks now is neither recorded nor told. Look at the pod of the proxy and at its log; it is written in words.',
  },
  {
    name: 'ProxyAbsent',
    expr: 'absent(vigil_watch_synced)',
    for: '15m',
    severity: 'critical',
    summary: 'No Vigil proxy is scraped',
    description:
      'No proxy runs, or Prometheus does not know it. Scrape its /metrics with honor_labels, and look at the pod of the proxy.',
  },
  {
    name: 'WatchStopped',
    expr: 'max by (cluster, kind) (vigil_watch_synced) == 0',
    for: '10m',
    severity: 'warning',
    summary: 'Vigil does not hear of {{ $labels.kind }}',
    description:
      'Checks that need this kind are unknown, and exceptions may go unseen. The health page of Vigil shows what the API server answers.',
  },
  {
    name: 'WatchLags',
    expr: 'max by (cluster, kind) (vigil_watch_lag_seconds) > 60',
    for: '15m',
    severity: 'warning',
    summary: 'Vigil hears of {{ $labels.kind }} {{ $value | humanizeDuration }} late',
    description:
      'The API server, the network or the proxy is too slow, or the clocks differ. Compare with vigil_watch_delay_seconds, and look at the processor time of the proxy.',
  },
  {
    name: 'ObjectsDropped',
    expr: lost('vigil_watch_objects_dropped_total', 'cluster, kind'),
    for: '0s',
    severity: 'warning',
    summary: 'Vigil let go of {{ $labels.kind }}: there are more than it holds',
    description: 'What was let go is in no check. Limit the proxy to fewer namespaces, or run several.',
  },
  {
    name: 'LogsDropped',
    expr: lost('vigil_log_captures_total{status="dropped"}', 'cluster'),
    for: '0s',
    severity: 'warning',
    summary: 'Vigil dropped logs of what broke',
    description:
      'More broke at once than logs can wait to be fetched. Raise VIGIL_LOG_QUEUE or VIGIL_LOG_CONCURRENCY if it happens again.',
  },
  {
    name: 'RecordingsLost',
    expr: lost('vigil_recordings_lost_total', 'cluster'),
    for: '0s',
    severity: 'critical',
    summary: 'Vigil lost what it saw: its store was away too long',
    description: 'Look at the disk of the store and at the health page of Vigil.',
  },
  {
    name: 'StoreNotReady',
    expr: 'max by (job, instance) (vigil_store_ready) == 0',
    for: '5m',
    severity: 'critical',
    summary: 'Vigil’s store takes nothing',
    description: 'What breaks now waits in memory and is lost after a while. Look at the disk of the store.',
  },
  {
    name: 'MessagesDead',
    expr: lost('vigil_notifications_dead_total', 'receiver'),
    for: '0s',
    severity: 'critical',
    summary: 'Vigil gave up messages to {{ $labels.receiver }}',
    description:
      'Somebody was not told. The page of deliveries shows what the service answered; mend it and send them again from there.',
  },
  {
    name: 'MessagesWait',
    expr: 'max by (receiver) (vigil_notification_queue_age_seconds) > 3600',
    for: '10m',
    severity: 'warning',
    summary: 'A message to {{ $labels.receiver }} has waited for {{ $value | humanizeDuration }}',
    description:
      'The service does not answer, or limits hold messages back. The page of deliveries shows which; raise the threshold where quiet hours are meant to hold them longer.',
  },
  {
    name: 'AuditStandsStill',
    expr: `time() - max by (cluster) (${auditMetrics.evaluated.name}) > 600`,
    for: '5m',
    severity: 'warning',
    summary: 'Vigil has not looked at the cluster for {{ $value | humanizeDuration }}',
    description:
      'Findings in Prometheus are of that time. Look at the log of the proxy: an evaluation that fails is told there.',
  },
  {
    name: 'FindingsOmitted',
    expr: `max by (cluster) (${auditMetrics.omitted.name}) > 0`,
    for: '15m',
    severity: 'info',
    summary: '{{ $value }} findings are not told to Prometheus',
    description:
      'There are more findings than series: the least urgent are left out of alerts and of the history. The audit page has all of them.',
  },
  {
    name: 'ConfigurationRefused',
    expr: 'sum by (job, instance) (increase(vigil_notification_reloads_total{outcome="refused"}[1h])) > 0',
    for: '0s',
    severity: 'warning',
    summary: 'Vigil refuses its changed notification settings',
    description: 'Those before stay in use. The log of the proxy and the health page name the line that is wrong.',
  },
];

/** The rules for Vigil itself. `runbooks`: where docs/audit.md is to be read. */
export function ownRules(runbooks: string): AlertRule[] {
  return rules.map(({ name, expr, severity, summary, description, ...rule }) => ({
    alert: `Vigil${name}`,
    expr,
    for: rule.for,
    labels: { severity, category: 'vigil' },
    annotations: { summary: `${summary}${inCluster}`, description, runbook_url: `${runbooks}#alert-rules` },
  }));
}
