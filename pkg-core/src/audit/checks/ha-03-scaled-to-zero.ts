import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const scaledToZero: PrometheusCheck = {
  kind: 'prometheus',
  id: 'HA-03',
  category: 'availability',
  severity: 'info',
  peers: ['Popeye'],
  title: text('Workload has been at zero replicas for a week', '工作负载已停用一周'),
  why: text(
    'It serves nobody; its Service, volumes and alerts remain and confuse.',
    '它没有提供服务，但 Service、卷和告警仍在，容易造成误解。'
  ),
  remedy: {
    text: text('Delete what is not needed any more, or bring it back.', '不再需要则删除，否则恢复副本。'),
    yaml: null,
  },
  missing: ksmMissing('kube_deployment_spec_replicas', 'deployments'),
  probe: (scope) => countSubjects(scope, 'kube_deployment_spec_replicas', ['namespace', 'deployment']),
  query(scope) {
    const by = labels(scope, 'namespace', 'deployment');
    const replicas = select(scope, 'kube_deployment_spec_replicas');
    // A week of history, not only a week that is asked for.
    return `max by (${by}) (max_over_time(${replicas}[7d])) == 0
and on (${by}) max by (${by}) (${replicas} offset 7d) == 0`;
  },
  hazard: (sample) =>
    hazardOf(sampleRef('Deployment', sample, 'deployment'), text('0 replicas for 7 d', '0 个副本已持续 7 天'), [
      figure('Most replicas of the last 7 d', '最近 7 天最多副本数', sample.value),
    ]),
};
