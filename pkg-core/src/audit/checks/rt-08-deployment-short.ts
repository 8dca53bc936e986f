import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const deploymentShort: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RT-08',
  category: 'availability',
  severity: 'high',
  peers: ['Popeye', 'kubernetes-mixin'],
  alert: {
    name: 'DeploymentShort',
    for: '5m',
    summary: 'Deployment {{ $labels.namespace }}/{{ $labels.deployment }} lacks {{ $value }} replicas',
  },
  title: text('Deployment is short of replicas', 'Deployment 副本不足'),
  why: text(
    'It has run with fewer available replicas than wanted for a quarter of an hour, and nothing moves.',
    '可用副本少于期望已达一刻钟，且没有进展。'
  ),
  remedy: {
    text: text(
      'Find out why the missing pods do not come up: incidents, quota or room.',
      '查明缺少的 Pod 为何起不来：异常、配额或资源。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_deployment_status_replicas_available', 'deployments'),
  probe: (scope) => countSubjects(scope, 'kube_deployment_status_replicas_available', ['namespace', 'deployment']),
  query(scope) {
    const by = labels(scope, 'namespace', 'deployment');
    const available = select(scope, 'kube_deployment_status_replicas_available');
    return `max by (${by}) (${select(scope, 'kube_deployment_spec_replicas')}) - max by (${by}) (max_over_time(${available}[15m])) > 0
and on (${by}) max by (${by}) (${available} offset 15m)
and on (${by}) max by (${by}) (changes(${select(scope, 'kube_deployment_status_replicas_updated')}[10m])) == 0`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleRef('Deployment', sample, 'deployment'),
      text(`${sample.value} replicas missing for 15 min`, `缺少 ${sample.value} 个副本，已持续 15 分钟`),
      [figure('Replicas missing', '缺少的副本', sample.value)]
    ),
};
