import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { percent } from '../percent.ts';
import { countSubjects } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const apiServerRefuses: PrometheusCheck = {
  kind: 'prometheus',
  id: 'CL-03',
  category: 'availability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'ApiServerRefuses',
    for: '10m',
    summary: 'API server ends {{ $value | humanizePercentage }} of its requests early',
  },
  title: text('API server turns requests away', 'API Server 拒绝请求'),
  why: text(
    'Controllers, kubelets and people get errors: changes arrive late or not at all.',
    '控制器、kubelet 和用户都会收到错误，变更延迟或失败。'
  ),
  remedy: {
    text: text(
      'Look at who sends the most requests (apiserver_request_total by user agent) and at priority and fairness.',
      '查看谁发送了最多请求（按 user agent 的 apiserver_request_total）以及优先级与公平性设置。'
    ),
    yaml: null,
  },
  missing: metricMissing('apiserver_request_total', 'kube-apiserver'),
  probe: (scope) => countSubjects(scope, 'apiserver_request_total', ['instance']),
  query(scope) {
    const by = labels(scope, 'job');
    const ended = `sum by (${by}) (rate(${select(scope, 'apiserver_request_terminations_total')}[10m]))`;
    const all = `sum by (${by}) (rate(${select(scope, 'apiserver_request_total')}[10m]))`;
    return `${ended} / on (${by}) (${all} + on (${by}) ${ended}) > 0.2`;
  },
  hazard: (sample) =>
    hazardOf(
      { kind: 'Target', namespace: '', name: sample.labels['job'] ?? '' },
      text(`${percent(sample.value)} of requests ended early`, `${percent(sample.value)} 的请求被提前终止`),
      [figure('Terminated requests, last 10 min', '最近 10 分钟被终止的请求', percent(sample.value))]
    ),
};
