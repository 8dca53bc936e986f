import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const severalKubeStateMetrics: PrometheusCheck = {
  kind: 'prometheus',
  id: 'MC-13',
  category: 'coverage',
  severity: 'low',
  peers: [],
  title: text('kube-state-metrics is scraped several times', 'kube-state-metrics 被重复采集'),
  why: text(
    'Every object counts as often as it is reported: sums in dashboards and alerts are too high.',
    '每个对象会被重复计数，仪表板和告警中的总和偏高。'
  ),
  remedy: {
    text: text(
      'Run one kube-state-metrics, or shard it, and scrape it by one job.',
      '只运行一个 kube-state-metrics 或使用分片，并只用一个任务采集。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_node_info', 'nodes'),
  probe: (scope) => countSubjects(scope, 'kube_node_info', ['node']),
  query(scope) {
    const each = `count by (${labels(scope, 'node')}) (count by (${labels(scope, 'node', 'job', 'instance')}) (${select(scope, 'kube_node_info')}))`;
    return `max by (${labels(scope)}) (${each}) > 1`;
  },
  hazard: (sample) =>
    hazardOf(
      { kind: 'Target', namespace: '', name: 'kube-state-metrics' },
      text(`every node is reported ${sample.value} times`, `每个节点被上报 ${sample.value} 次`),
      [figure('Reports of one node', '同一节点的上报次数', sample.value)]
    ),
};
