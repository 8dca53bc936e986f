import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { countSubjects } from '../probe-query.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const slowKubelet: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-08',
  category: 'stability',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'SlowKubelet',
    for: '15m',
    summary:
      'Kubelet of {{ or $labels.node $labels.instance }} takes {{ $value | humanizeDuration }} to look at its containers (p99)',
  },
  title: text('Kubelet is slow to see its containers', 'kubelet 检查容器过慢'),
  why: text(
    'It notices starts and deaths late, and at three minutes calls its own node not ready.',
    '它会很晚才发现容器启动和退出，超过三分钟会将自身节点标为 NotReady。'
  ),
  remedy: {
    text: text('Look at the container runtime and the disk below it.', '检查容器运行时及其磁盘。'),
    yaml: null,
  },
  missing: metricMissing('kubelet_pleg_relist_duration_seconds_bucket', 'kubelet'),
  probe: (scope) => countSubjects(scope, 'kubelet_pleg_relist_duration_seconds_bucket', ['node', 'instance']),
  query: (scope) =>
    `histogram_quantile(0.99, sum by (${labels(scope, 'node', 'instance', 'le')}) (rate(${select(scope, 'kubelet_pleg_relist_duration_seconds_bucket')}[5m]))) >= 10`,
  hazard: (sample) =>
    hazardOf(
      sampleNode(sample),
      text(`relist takes ${sample.value.toFixed(0)} s (p99)`, `重新列举耗时 ${sample.value.toFixed(0)} 秒（p99）`),
      [figure('PLEG relist p99, last 5 min', '最近 5 分钟 PLEG relist p99', `${sample.value.toFixed(1)} s`)]
    ),
};
