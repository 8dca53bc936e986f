import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { percent } from '../percent.ts';
import { labels, realContainer, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

const container = (scope: AuditScope) => labels(scope, 'namespace', 'pod', 'container');
const used = (scope: AuditScope) => select(scope, 'container_cpu_usage_seconds_total', ...realContainer);
const request = (scope: AuditScope) => `${select(scope, 'kube_pod_container_resource_requests', 'resource="cpu"')} > 0`;

/** 95th percentile of CPU over the last hour ÷ request, per container. */
function ofRequest(scope: AuditScope): string {
  const by = container(scope);
  return `max by (${by}) (quantile_over_time(0.95, rate(${used(scope)}[5m])[1h:1m])) / on (${by}) max by (${by}) (${request(scope)})`;
}

export const cpuAboveRequest: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-09',
  category: 'resources',
  severity: 'medium',
  peers: ['Popeye'],
  title: text('CPU use above the request', 'CPU 用量超过 request'),
  why: text(
    'It lives on what its neighbours leave: when the node fills up it gets only its request and becomes slow.',
    '它依赖邻居的空闲资源，节点繁忙时只能得到 request 的份额并变慢。'
  ),
  remedy: {
    text: text('Raise the request to what it uses under load.', '将 request 提高到负载下的实际用量。'),
    yaml: `resources:
  requests:
    cpu: <use under load>`,
  },
  missing: text(
    'container_cpu_usage_seconds_total (kubelet cAdvisor), CPU requests or kube_pod_owner (kube-state-metrics) are missing.',
    '缺少 container_cpu_usage_seconds_total（kubelet cAdvisor）、CPU request 或 kube_pod_owner（kube-state-metrics）。'
  ),
  // A minute ago: what has a rate then has one at a full minute of the hour that the query looks at.
  probe: (scope) =>
    countWorkloads(scope, `rate(${used(scope)}[5m] offset 1m) and on (${container(scope)}) (${request(scope)})`),
  query: (scope) => worstOfWorkload(scope, `${ofRequest(scope)} > 1.2`, 'container'),
  hazard: (sample) =>
    hazardOf(
      sampleWorkload(sample),
      text(
        `${sample.labels['container']}: CPU at ${percent(sample.value)} of its request`,
        `${sample.labels['container']}：CPU 达到 request 的 ${percent(sample.value)}`
      ),
      [
        figure(
          `CPU p95 ÷ request of ${sample.labels['container']}, last 1 h`,
          `${sample.labels['container']} 最近 1 小时 CPU p95 ÷ request`,
          percent(sample.value)
        ),
        figure('Highest pod', '最高的 Pod', sample.labels['pod'] ?? ''),
      ]
    ),
};
