import { z } from 'zod';
import { fnvHash } from '../vocabulary/fnv-hash.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { Notice } from './notice.ts';

const texts = z.record(z.string(), z.coerce.string()).catch({});
const Alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: texts,
  annotations: texts,
  startsAt: z.string().catch(''),
  endsAt: z.string().catch(''),
  generatorURL: z.string().catch(''),
  fingerprint: z.string().catch(''),
});

/**
 * What Alertmanager and Grafana Alerting post to a webhook; only what is used of it.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const AlertmanagerPayload = z.object({
  groupKey: z.string().catch(''),
  groupLabels: texts,
  commonLabels: texts,
  externalURL: z.string().catch(''),
  alerts: z.array(Alert).max(10_000),
});
export type AlertmanagerPayload = z.infer<typeof AlertmanagerPayload>;

/** The words that rules use for how urgent an alert is. */
const words: Record<string, Severity> = {
  ...{
    critical: 'critical',
    page: 'critical',
    emergency: 'critical',
    disaster: 'critical',
    p0: 'critical',
    p1: 'critical',
  },
  ...{ high: 'high', error: 'high', major: 'high', p2: 'high', warning: 'medium', warn: 'medium', medium: 'medium' },
  ...{
    average: 'medium',
    p3: 'medium',
    minor: 'low',
    low: 'low',
    p4: 'low',
    info: 'info',
    information: 'info',
    none: 'info',
  },
};

/** Labels that name a workload, by kind. */
const workloadLabels: ReadonlyArray<readonly [string, string]> = [
  ['deployment', 'Deployment'],
  ['statefulset', 'StatefulSet'],
  ['daemonset', 'DaemonSet'],
  ['cronjob', 'CronJob'],
  ['job_name', 'Job'],
  ['pod', 'Pod'],
];

/** The alerts of a call as notices; those of a name in `ignore` are counted and left out. `now` in Unix milliseconds. */
export function noticesOfAlerts(
  payload: AlertmanagerPayload,
  options: { ignore: readonly string[]; cluster: string },
  now: number
): { notices: Notice[]; ignored: number } {
  const wanted = payload.alerts.filter(({ labels }) => !options.ignore.includes(labels['alertname'] ?? ''));
  return {
    notices: wanted.map((alert) => noticeOfAlert(alert, options.cluster, now)),
    ignored: payload.alerts.length - wanted.length,
  };
}

function noticeOfAlert(alert: z.infer<typeof Alert>, cluster: string, now: number): Notice {
  const { labels, annotations, status } = alert;
  const since = momentOf(alert.startsAt) ?? now;
  const name = labels['alertname'] ?? 'alert';
  const identity = JSON.stringify(Object.entries(labels).sort(([left], [right]) => (left < right ? -1 : 1)));
  const summary = annotations['summary'] || annotations['title'] || name;
  const title = summary === name ? name : `${name}: ${summary}`;
  return {
    subject: `alert:${alert.fingerprint || fnvHash(identity)}`,
    ...{ source: 'alert', status, since, endedAt: status === 'resolved' ? (momentOf(alert.endsAt) ?? now) : null },
    at: now,
    severity: words[(labels['severity'] ?? labels['priority'] ?? '').toLowerCase()] ?? 'medium',
    cluster: labels['cluster'] ?? cluster,
    ...{ workload: workloadOf(labels), labels, reason: name, title: { en: title, zh: title } },
    message: annotations['description'] || annotations['message'] || '',
    ...{ why: null, nextStep: runbookOf(annotations['runbook_url']) },
    container: labels['container'] ?? null,
    pod: labels['pod'] ?? null,
    node: labels['node'] ?? null,
    ...{ image: null, occurrences: 1, mentions: [] },
    url: /^https?:/.test(alert.generatorURL) ? alert.generatorURL : '',
  };
}

function runbookOf(url: string | undefined): Notice['nextStep'] {
  return url ? { en: `Runbook: ${url}`, zh: `处理手册：${url}` } : null;
}

function workloadOf(labels: Record<string, string>): Notice['workload'] {
  const namespace = labels['namespace'] ?? labels['exported_namespace'] ?? '';
  if (labels['workload']) {
    const kind = labels['workload_kind'] ?? labels['workload_type'] ?? 'Workload';
    return { kind: kind.charAt(0).toUpperCase() + kind.slice(1), namespace, name: labels['workload'] };
  }
  for (const [label, kind] of workloadLabels) {
    const name = labels[label];
    if (name && namespace) {
      return { kind, namespace, name };
    }
  }
  return labels['node'] ? { kind: 'Node', namespace: '', name: labels['node'] } : null;
}

/** RFC 3339. Alertmanager writes year 1 for a moment that is not there. */
function momentOf(text: string): number | undefined {
  const moment = Date.parse(text);
  return Number.isFinite(moment) && moment > 0 ? moment : undefined;
}
