import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { countSubjects } from '../probe-query.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const kubeletEvicts: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-07',
  category: 'stability',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  alert: { name: 'KubeletEvicts', for: '0s', summary: 'Kubelet of {{ or $labels.node $labels.instance }} evicts pods' },
  title: text('Kubelet evicts pods', 'kubelet 正在驱逐 Pod'),
  why: text(
    'The node ran short of memory or disk and stops pods, whatever they were doing.',
    '节点内存或磁盘不足，正在停止 Pod。'
  ),
  remedy: {
    text: text(
      'Find what grew on the node, and set requests that match use.',
      '查明节点上增长的来源，并让 request 与用量相符。'
    ),
    yaml: null,
  },
  missing: metricMissing('kubelet_evictions or kubelet_running_pods', 'kubelet'),
  // A kubelet that has evicted nothing yet has no series of its evictions.
  probe: (scope) => countSubjects(scope, 'kubelet_running_pods', ['node', 'instance']),
  query: (scope) =>
    `sum by (${labels(scope, 'node', 'instance')}) (increase(${select(scope, 'kubelet_evictions')}[15m])) > 0`,
  hazard: (sample) =>
    hazardOf(
      sampleNode(sample),
      text(`${Math.ceil(sample.value)} evictions within 15 min`, `15 分钟内驱逐 ${Math.ceil(sample.value)} 次`),
      [figure('Evictions, last 15 min', '最近 15 分钟驱逐', Math.ceil(sample.value))]
    ),
};
