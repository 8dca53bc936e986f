import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { percent } from '../percent.ts';
import { countSubjects } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const dnsErrors: PrometheusCheck = {
  kind: 'prometheus',
  id: 'NW-08',
  category: 'availability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'DnsErrors',
    for: '10m',
    summary: '{{ $value | humanizePercentage }} of the answers of {{ $labels.job }} are SERVFAIL',
  },
  title: text('Cluster DNS answers with errors', '集群 DNS 返回错误'),
  why: text(
    'Names can not be resolved: connections fail all over the cluster, with misleading errors.',
    '域名无法解析，整个集群的连接都会以误导性的错误失败。'
  ),
  remedy: {
    text: text(
      'Look at the log of CoreDNS and at the servers it forwards to.',
      '查看 CoreDNS 日志和其转发的上游服务器。'
    ),
    yaml: null,
  },
  missing: metricMissing('coredns_dns_responses_total', 'CoreDNS'),
  probe: (scope) => countSubjects(scope, 'coredns_dns_responses_total', ['instance']),
  query(scope) {
    const group = labels(scope, 'job');
    const all = `sum by (${group}) (rate(${select(scope, 'coredns_dns_responses_total')}[5m]))`;
    const failed = `sum by (${group}) (rate(${select(scope, 'coredns_dns_responses_total', 'rcode="SERVFAIL"')}[5m]))`;
    return `${failed} / on (${group}) (${all} > 0) > 0.01`;
  },
  hazard: (sample) =>
    hazardOf(
      { kind: 'Target', namespace: '', name: sample.labels['job'] ?? '' },
      text(`${percent(sample.value)} of answers are SERVFAIL`, `${percent(sample.value)} 的响应为 SERVFAIL`),
      [
        figure('SERVFAIL, last 5 min', '最近 5 分钟 SERVFAIL', percent(sample.value)),
        figure('Threshold', '阈值', '1 %'),
      ]
    ),
};
