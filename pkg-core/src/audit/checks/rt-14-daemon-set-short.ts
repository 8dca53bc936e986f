import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const daemonSetShort: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RT-14',
  category: 'availability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'DaemonSetShort',
    for: '5m',
    summary: 'DaemonSet {{ $labels.namespace }}/{{ $labels.daemonset }} is missing on {{ $value }} nodes',
  },
  title: text('DaemonSet is missing on nodes', 'DaemonSet 在部分节点缺失'),
  why: text(
    'These nodes lack what every node should have: network, storage, logs or metrics.',
    '这些节点缺少每个节点都应有的组件：网络、存储、日志或指标。'
  ),
  remedy: {
    text: text(
      'Look at its pods that are pending or not ready; taints and full nodes are usual causes.',
      '查看 Pending 或未就绪的 Pod，常见原因是污点和节点资源不足。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_daemonset_status_number_available', 'daemonsets'),
  probe: (scope) => countSubjects(scope, 'kube_daemonset_status_number_available', ['namespace', 'daemonset']),
  query(scope) {
    const by = labels(scope, 'namespace', 'daemonset');
    const available = select(scope, 'kube_daemonset_status_number_available');
    return `max by (${by}) (${select(scope, 'kube_daemonset_status_desired_number_scheduled')}) - max by (${by}) (max_over_time(${available}[15m])) > 0
and on (${by}) max by (${by}) (${available} offset 15m)`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleRef('DaemonSet', sample, 'daemonset'),
      text(`missing on ${sample.value} nodes for 15 min`, `在 ${sample.value} 个节点上缺失，已持续 15 分钟`),
      [figure('Nodes without it', '缺失的节点数', sample.value)]
    ),
};
