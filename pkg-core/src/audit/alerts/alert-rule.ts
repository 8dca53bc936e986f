/** A rule as Prometheus reads it. */
export interface AlertRule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: AlertSeverity; check?: string; category: string };
  annotations: { summary: string; description: string; runbook_url: string };
}

/** Alertmanager's usual three. */
export type AlertSeverity = 'critical' | 'warning' | 'info';

export interface AlertGroup {
  name: string;
  interval: string;
  rules: AlertRule[];
}

/** Ends a summary: one Prometheus may know many clusters. */
export const inCluster = '{{ with $labels.cluster }} in {{ . }}{{ end }}';
