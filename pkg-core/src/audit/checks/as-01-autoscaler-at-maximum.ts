import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { labels, select } from '../scope-selector.ts';

const prefix = 'kube_horizontalpodautoscaler';
const autoscaler = (scope: AuditScope) => labels(scope, 'namespace', 'horizontalpodautoscaler');

export const autoscalerAtMaximum: PrometheusCheck = {
  kind: 'prometheus',
  id: 'AS-01',
  category: 'resources',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'AutoscalerAtMaximum',
    for: '15m',
    summary:
      'HPA {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} is at its maximum of {{ $value }} replicas',
  },
  title: text('Autoscaler has been at its maximum', 'HPA 持续处于最大副本数'),
  why: text(
    'There is no replica left to add: the next bit of load makes every pod slower. An autoscaler at its limit is a fixed number of replicas.',
    '已无法再增加副本，负载继续上升会让所有 Pod 变慢；达到上限的 HPA 等同于固定副本数。'
  ),
  remedy: {
    text: text(
      'Raise maxReplicas if the nodes have room, or make each replica do more: look at what it is starved of on the resources page.',
      '如果节点有余量，请提高 maxReplicas；否则提升单个副本的处理能力，可在资源分析页面查看瓶颈。'
    ),
    yaml: 'spec:\n  maxReplicas: <higher>',
  },
  missing: text(
    `${prefix}_status_current_replicas (kube-state-metrics 2.0 or later) is missing, or the cluster has no autoscaler.`,
    `缺少 ${prefix}_status_current_replicas（kube-state-metrics 2.0 及以上），或集群中没有 HPA。`
  ),
  probe: (scope) => `count(count by (${autoscaler(scope)}) (${select(scope, `${prefix}_status_current_replicas`)}))`,
  query(scope) {
    const by = autoscaler(scope);
    const current = select(scope, `${prefix}_status_current_replicas`);
    const most = `max by (${by}) (${select(scope, `${prefix}_spec_max_replicas`)})`;
    const least = `max by (${by}) (${select(scope, `${prefix}_spec_min_replicas`)})`;
    // The second line asks for a quarter of an hour of history.
    return `min by (${by}) (min_over_time(${current}[15m])) >= ${most}
and min by (${by}) (${current} offset 15m) >= ${most}
unless ${most} == ${least}`;
  },
  hazard({ labels: found, value }) {
    return hazardOf(
      {
        kind: 'HorizontalPodAutoscaler',
        namespace: found['namespace'] ?? '',
        name: found['horizontalpodautoscaler'] ?? '',
      },
      text(`At its maximum of ${value} replicas for 15 min`, `处于最大副本数 ${value} 已达 15 分钟`),
      [figure('Replicas, lowest of the last 15 min', '最近 15 分钟最低副本数', value), figure('Headroom', '余量', 0)]
    );
  },
};
