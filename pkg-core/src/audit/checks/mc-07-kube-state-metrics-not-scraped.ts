import { text } from '../figure.ts';
import { scrapeCheck, serviceMonitor } from '../scrape-coverage.ts';

export const kubeStateMetricsNotScraped = scrapeCheck(
  {
    id: 'MC-07',
    severity: 'high',
    alert: { name: 'KubeStateMetricsNotScraped', for: '15m', summary: 'kube-state-metrics is not scraped' },
    title: text('kube-state-metrics is not scraped', '未采集 kube-state-metrics'),
    why: text(
      'Requests, limits, owners and the history of states are unknown: almost every check of Prometheus is blind.',
      'request、limit、属主和状态历史都未知，几乎所有 Prometheus 检查都无法进行。'
    ),
    remedy: {
      text: text(
        'Install kube-state-metrics and scrape it with honorLabels.',
        '安装 kube-state-metrics，并以 honorLabels 采集。'
      ),
      yaml:
        serviceMonitor('kube-state-metrics', 'app.kubernetes.io/name: kube-state-metrics', 'http', false) +
        '\n      honorLabels: true',
    },
  },
  {
    name: 'kube-state-metrics',
    presence: { metric: 'up', matchers: [] },
    scraped: { metric: 'kube_pod_info', matchers: [] },
  }
);
