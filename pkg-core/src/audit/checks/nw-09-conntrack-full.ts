import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { percent } from '../percent.ts';
import { countSubjects } from '../probe-query.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const conntrackFull: PrometheusCheck = {
  kind: 'prometheus',
  id: 'NW-09',
  category: 'stability',
  severity: 'medium',
  peers: [],
  alert: {
    name: 'ConntrackFull',
    for: '15m',
    summary: 'Connection table of {{ or $labels.node $labels.instance }} is {{ $value | humanizePercentage }} full',
  },
  title: text('Connection table of the node is nearly full', '节点连接跟踪表接近写满'),
  why: text('When it is full, new connections are dropped without a word.', '写满后新连接会被静默丢弃。'),
  remedy: {
    text: text(
      'Raise nf_conntrack_max, or find who opens so many connections.',
      '提高 nf_conntrack_max，或查明大量建立连接的来源。'
    ),
    yaml: null,
  },
  missing: metricMissing('node_nf_conntrack_entries', 'node-exporter'),
  probe: (scope) => countSubjects(scope, 'node_nf_conntrack_entries', ['node', 'instance']),
  query(scope) {
    const by = labels(scope, 'node', 'instance');
    return `max by (${by}) (${select(scope, 'node_nf_conntrack_entries')}) / on (${by}) max by (${by}) (${select(scope, 'node_nf_conntrack_entries_limit')} > 0) > 0.75`;
  },
  hazard: (sample) =>
    hazardOf(sampleNode(sample), text(`${percent(sample.value)} used`, `已使用 ${percent(sample.value)}`), [
      figure('Entries ÷ limit', '条目 ÷ 上限', percent(sample.value)),
    ]),
};
