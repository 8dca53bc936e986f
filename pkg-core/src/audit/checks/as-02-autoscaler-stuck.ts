import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const autoscalerStuck: PrometheusCheck = {
  kind: 'prometheus',
  id: 'AS-02',
  category: 'resources',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'AutoscalerStuck',
    for: '5m',
    summary:
      'HPA {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} wants {{ $value }} replicas and does not get them',
  },
  title: text('Autoscaler does not reach what it wants', 'HPA 未达到期望副本数'),
  why: text(
    'It wants another number of replicas and has not got it for a quarter of an hour.',
    'HPA 期望的副本数一刻钟内都没有达到。'
  ),
  remedy: {
    text: text(
      'Look at the workload: pods that stay pending, a quota, or a rollout that is stuck.',
      '检查工作负载：Pod 一直 Pending、配额不足或发布卡住。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_horizontalpodautoscaler_status_desired_replicas', 'horizontalpodautoscalers'),
  probe: (scope) =>
    countSubjects(scope, 'kube_horizontalpodautoscaler_status_desired_replicas', [
      'namespace',
      'horizontalpodautoscaler',
    ]),
  query(scope) {
    const by = labels(scope, 'namespace', 'horizontalpodautoscaler');
    const current = select(scope, 'kube_horizontalpodautoscaler_status_current_replicas');
    const desired = select(scope, 'kube_horizontalpodautoscaler_status_desired_replicas');
    return `max by (${by}) (${desired}) != max by (${by}) (${current})
and on (${by}) (max by (${by}) (${desired} offset 15m) != max by (${by}) (${current} offset 15m))
and on (${by}) max by (${by}) (changes(${current}[15m])) == 0`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleRef('HorizontalPodAutoscaler', sample, 'horizontalpodautoscaler'),
      text(`wants ${sample.value} replicas, unchanged for 15 min`, `期望 ${sample.value} 个副本，15 分钟没有变化`),
      [figure('Replicas wanted', '期望副本数', sample.value)]
    ),
};
