import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const statefulSetShort: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RT-12',
  category: 'availability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'StatefulSetShort',
    for: '5m',
    summary: 'StatefulSet {{ $labels.namespace }}/{{ $labels.statefulset }} lacks {{ $value }} ready replicas',
  },
  title: text('StatefulSet is short of ready replicas', 'StatefulSet 就绪副本不足'),
  why: text(
    'A member has been missing for a quarter of an hour: the next failure may cost the quorum.',
    '缺少成员已达一刻钟，再有一次故障可能失去多数派。'
  ),
  remedy: {
    text: text(
      'Look at the pod that is not ready; its volume or its node is the usual cause.',
      '查看未就绪的 Pod，常见原因是卷或节点。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_statefulset_status_replicas_ready', 'statefulsets'),
  probe: (scope) => countSubjects(scope, 'kube_statefulset_status_replicas_ready', ['namespace', 'statefulset']),
  query(scope) {
    const by = labels(scope, 'namespace', 'statefulset');
    const ready = select(scope, 'kube_statefulset_status_replicas_ready');
    return `max by (${by}) (${select(scope, 'kube_statefulset_replicas')}) - max by (${by}) (max_over_time(${ready}[15m])) > 0
and on (${by}) max by (${by}) (${ready} offset 15m)`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleRef('StatefulSet', sample, 'statefulset'),
      text(`${sample.value} replicas missing for 15 min`, `缺少 ${sample.value} 个副本，已持续 15 分钟`),
      [figure('Replicas missing', '缺少的副本', sample.value)]
    ),
};
