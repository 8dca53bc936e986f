import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

// As kube-state-metrics named it itself until 2.9, and as its custom resource state names it since.
const prefixes = ['kube_verticalpodautoscaler', 'kube_customresource_verticalpodautoscaler'];
const horizontal = 'kube_horizontalpodautoscaler';

function either(scope: AuditScope, metric: string, ...matchers: string[]): string {
  return `(${prefixes.map((prefix) => select(scope, `${prefix}_${metric}`, ...matchers)).join(' or ')})`;
}

export const twoAutoscalers: PrometheusCheck = {
  kind: 'prometheus',
  id: 'AS-08',
  category: 'stability',
  severity: 'medium',
  peers: [],
  title: text('HPA and VPA act on the same resource of one workload', 'HPA 与 VPA 作用于同一工作负载的同一资源'),
  why: text(
    'One adds replicas as a share of the request, the other changes the request: each undoes what the other did, and the number of replicas swings.',
    'HPA 按 request 的比例增减副本，VPA 又改变 request，两者互相抵消，副本数来回波动。'
  ),
  remedy: {
    text: text(
      'Let the VPA act on the other resource only, or set its updateMode to Off and use it for advice; or scale the HPA on a metric of its own.',
      '让 VPA 只控制另一种资源，或将其 updateMode 设为 Off 仅作建议；也可以让 HPA 改用自定义指标。'
    ),
    yaml: `# kubectl edit verticalpodautoscaler <name>
spec:
  resourcePolicy:
    containerPolicies:
      - containerName: '*'
        controlledResources: [memory]`,
  },
  missing: text(
    'kube_customresource_verticalpodautoscaler_spec_updatepolicy_updatemode is missing: the cluster has no VPA, or kube-state-metrics does not tell of it. VPAs are custom resources: add them to its custom resource state (see docs/audit.md).',
    '缺少 kube_customresource_verticalpodautoscaler_spec_updatepolicy_updatemode：集群中没有 VPA，或 kube-state-metrics 未上报。VPA 是自定义资源，需配置 custom resource state（见 docs/audit.md）。'
  ),
  probe: (scope) =>
    `count(max by (${labels(scope, 'namespace', 'verticalpodautoscaler')}) ${either(scope, 'spec_updatepolicy_updatemode')})`,
  query(scope) {
    const autoscaler = labels(scope, 'namespace', 'horizontalpodautoscaler');
    const target = labels(scope, 'namespace', 'target_kind', 'target_name');
    const targetAndResource = labels(scope, 'namespace', 'target_kind', 'target_name', 'resource');
    const info = select(scope, `${horizontal}_info`);
    const named = `label_replace(label_replace(${info}, "target_kind", "$1", "scaletargetref_kind", "(.+)"), "target_name", "$1", "scaletargetref_name", "(.+)")`;
    const targets = `max by (${labels(scope, 'namespace', 'horizontalpodautoscaler', 'target_kind', 'target_name')}) (${named})`;
    const metric = select(scope, `${horizontal}_spec_target_metric`, 'metric_name=~"cpu|memory"');
    const resources = `group by (${labels(scope, 'namespace', 'horizontalpodautoscaler', 'resource')}) (label_replace(${metric}, "resource", "$1", "metric_name", "(.+)"))`;
    const acts = `max by (${target}) ${either(scope, 'spec_updatepolicy_updatemode', 'update_mode=~"Auto|Recreate|Initial|InPlace.*"')} == 1`;
    const advised = either(scope, 'status_recommendation_containerrecommendations_target');
    // A VPA that does not say yet what it controls is taken to control both, as it does by default.
    return `${resources} * on (${autoscaler}) group_left (target_kind, target_name) ${targets}
and on (${target}) (${acts})
unless on (${targetAndResource}) (
  ${resources} * on (${autoscaler}) group_left (target_kind, target_name) ${targets}
  and on (${target}) ${advised}
  unless on (${targetAndResource}) ${advised}
)`;
  },
  hazard(sample) {
    const { target_kind: kind, target_name: name, resource } = sample.labels;
    return hazardOf(
      sampleRef('HorizontalPodAutoscaler', sample, 'horizontalpodautoscaler'),
      text(`both act on ${resource} of ${kind} ${name}`, `两者都作用于 ${kind} ${name} 的 ${resource}`),
      [
        figure('Target of both', '共同目标', `${kind} ${name}`),
        figure('Resource of both', '共同作用的资源', resource ?? ''),
      ]
    );
  },
};
