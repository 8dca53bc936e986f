import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const specNotObserved: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RT-11',
  category: 'stability',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'SpecNotObserved',
    for: '5m',
    summary: 'Change of Deployment {{ $labels.namespace }}/{{ $labels.deployment }} is not acted on',
  },
  title: text('Changed Deployment is not acted on', 'Deployment 的变更未被处理'),
  why: text(
    'The controller manager has not seen the last change for a quarter of an hour: rollouts and rollbacks do nothing.',
    '控制器管理器一刻钟内未处理最近的变更，发布和回滚都不会生效。'
  ),
  remedy: {
    text: text(
      'Look at the controller manager: is it running, and does it hold its lease?',
      '检查控制器管理器是否在运行并持有租约。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_deployment_metadata_generation', 'deployments'),
  probe: (scope) => countSubjects(scope, 'kube_deployment_metadata_generation', ['namespace', 'deployment']),
  query(scope) {
    const by = labels(scope, 'namespace', 'deployment');
    const stated = select(scope, 'kube_deployment_metadata_generation');
    const observed = `max by (${by}) (${select(scope, 'kube_deployment_status_observed_generation')})`;
    return `max by (${by}) (${stated} offset 15m) - on (${by}) ${observed} > 0`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleRef('Deployment', sample, 'deployment'),
      text(`${sample.value} generations behind for 15 min`, `落后 ${sample.value} 个版本，已持续 15 分钟`),
      [figure('Generations behind', '落后的版本数', sample.value)]
    ),
};
