import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const aggregatedApiDown: PrometheusCheck = {
  kind: 'prometheus',
  id: 'CL-04',
  category: 'stability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: { name: 'AggregatedApiDown', for: '10m', summary: 'Aggregated API {{ $labels.name }} is down' },
  title: text('Aggregated API is down', '聚合 API 不可用'),
  why: text(
    'What it serves is gone: without metrics.k8s.io no autoscaler works, and namespaces can not be deleted.',
    '其提供的接口不可用：没有 metrics.k8s.io，HPA 无法工作，命名空间也无法删除。'
  ),
  remedy: {
    text: text('Look at the Service behind the APIService and at its pods.', '检查 APIService 背后的 Service 和 Pod。'),
    yaml: null,
  },
  missing: metricMissing('aggregator_unavailable_apiservice', 'kube-apiserver'),
  probe: (scope) => countSubjects(scope, 'aggregator_unavailable_apiservice', ['name']),
  query: (scope) =>
    `min by (${labels(scope, 'name')}) (max by (${labels(scope, 'name', 'instance')}) (${select(scope, 'aggregator_unavailable_apiservice')})) == 1`,
  hazard: (sample) =>
    hazardOf(
      sampleRef('APIService', { ...sample, labels: { name: sample.labels['name'] ?? '' } }, 'name'),
      text('unavailable', '不可用'),
      [figure('Unavailable', '不可用', 'yes')]
    ),
};
