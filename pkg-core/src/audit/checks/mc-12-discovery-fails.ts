import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { countSubjects } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const discoveryFails: PrometheusCheck = {
  kind: 'prometheus',
  id: 'MC-12',
  category: 'coverage',
  severity: 'high',
  peers: [],
  alert: {
    name: 'DiscoveryFails',
    for: '15m',
    summary: 'Prometheus {{ $labels.instance }} failed {{ $value }} times within 1 h to list what it should scrape',
  },
  title: text('Prometheus can not list what it should scrape', 'Prometheus 无法列出采集目标'),
  why: text(
    'Targets that it may not see are scraped by nobody, and no alert tells.',
    '看不到的目标不会被采集，也不会有告警。'
  ),
  remedy: {
    text: text(
      'Let its service account get, list and watch nodes, services, endpoints, endpointslices and pods.',
      '授予其 ServiceAccount 对 nodes、services、endpoints、endpointslices、pods 的 get、list、watch 权限。'
    ),
    yaml: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: prometheus
rules:
  - apiGroups: ['']
    resources: [nodes, nodes/metrics, services, endpoints, pods]
    verbs: [get, list, watch]
  - apiGroups: [discovery.k8s.io]
    resources: [endpointslices]
    verbs: [get, list, watch]`,
  },
  missing: text(
    'prometheus_sd_kubernetes_failures_total (Prometheus 2.42 or later, scraping itself) is missing.',
    '缺少 prometheus_sd_kubernetes_failures_total（2.42 及以上且采集自身的 Prometheus）。'
  ),
  probe: (scope) => countSubjects(scope, 'prometheus_sd_kubernetes_failures_total', ['job', 'instance']),
  query: (scope) =>
    `round(max by (${labels(scope, 'job', 'instance')}) (increase(${select(scope, 'prometheus_sd_kubernetes_failures_total')}[1h]))) > 0`,
  hazard: (sample) =>
    hazardOf(
      { kind: 'Target', namespace: '', name: `${sample.labels['job'] ?? ''} ${sample.labels['instance'] ?? ''}` },
      text(`${sample.value} failed requests within 1 h`, `1 小时内失败 ${sample.value} 次`),
      [figure('Failed lists and watches, last 1 h', '最近 1 小时失败的 list/watch', sample.value)]
    ),
};
