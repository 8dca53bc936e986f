import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const belowBudget: PrometheusCheck = {
  kind: 'prometheus',
  id: 'HA-08',
  category: 'availability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'BelowDisruptionBudget',
    for: '5m',
    summary: 'Budget {{ $labels.namespace }}/{{ $labels.poddisruptionbudget }} lacks {{ $value }} healthy pods',
  },
  title: text('Fewer pods are healthy than the disruption budget wants', '健康 Pod 少于 PDB 的要求'),
  why: text(
    'No node they run on can be drained, and the reserve that somebody planned is used up.',
    '其所在节点无法排空，预留的冗余已经耗尽。'
  ),
  remedy: { text: text('Find out why the missing pods are not ready.', '查明缺少的 Pod 为何未就绪。'), yaml: null },
  missing: ksmMissing('kube_poddisruptionbudget_status_current_healthy', 'poddisruptionbudgets'),
  probe: (scope) =>
    countSubjects(scope, 'kube_poddisruptionbudget_status_current_healthy', ['namespace', 'poddisruptionbudget']),
  query(scope) {
    const by = labels(scope, 'namespace', 'poddisruptionbudget');
    const healthy = select(scope, 'kube_poddisruptionbudget_status_current_healthy');
    const wanted = select(scope, 'kube_poddisruptionbudget_status_desired_healthy');
    return `max by (${by}) (${wanted}) - max by (${by}) (max_over_time(${healthy}[15m])) > 0
and on (${by}) max by (${by}) (${healthy} offset 15m)`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleRef('PodDisruptionBudget', sample, 'poddisruptionbudget'),
      text(`${sample.value} healthy pods too few for 15 min`, `健康 Pod 少 ${sample.value} 个，已持续 15 分钟`),
      [figure('Missing', '缺少', sample.value)]
    ),
};
