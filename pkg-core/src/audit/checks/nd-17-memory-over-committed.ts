import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { percent } from '../percent.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, realContainer, select } from '../scope-selector.ts';

/** Bytes of a metric of containers, summed over the pods of each node, ÷ what the node has for pods. */
function ofNode(scope: AuditScope, metric: string): string {
  const [node, pod] = [labels(scope, 'node'), labels(scope, 'namespace', 'pod')];
  const places = `topk by (${pod}) (1, max by (${labels(scope, 'namespace', 'pod', 'node')}) (${select(scope, 'kube_pod_info', 'node!=""')}))`;
  const perPod = `sum by (${pod}) (max by (${labels(scope, 'namespace', 'pod', 'container')}) (${metric}))`;
  const room = `max by (${node}) (${select(scope, 'kube_node_status_allocatable', 'resource="memory"')} > 0)`;
  return `sum by (${node}) (${perPod} * on (${pod}) group_left (node) ${places}) / on (${node}) ${room}`;
}
const used = (scope: AuditScope) =>
  ofNode(scope, select(scope, 'container_memory_working_set_bytes', ...realContainer));

export const memoryOverCommitted: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-17',
  category: 'stability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'NodeMemoryOverCommitted',
    for: '30m',
    summary: 'Memory limits on {{ $labels.node }} are {{ $value | humanizePercentage }} of what it has, and it is busy',
  },
  title: text('Memory limits of a busy node exceed what it has', '繁忙节点的内存 limit 总和超出容量'),
  why: text(
    'When the pods use what they may, the kernel picks a victim; it need not be the one that grew.',
    'Pod 用满 limit 时由内核挑选牺牲者，未必是增长的那个。'
  ),
  remedy: {
    text: text(
      'Lower the limits to what is needed, raise requests, or move pods away.',
      '将 limit 降到所需，提高 request，或迁走部分 Pod。'
    ),
    yaml: null,
  },
  missing: text(
    'kube_pod_container_resource_limits, kube_node_status_allocatable (kube-state-metrics) or container_memory_working_set_bytes (kubelet cAdvisor) is missing.',
    '缺少 kube_pod_container_resource_limits、kube_node_status_allocatable（kube-state-metrics）或 container_memory_working_set_bytes（kubelet cAdvisor）。'
  ),
  probe: (scope) => `count(${used(scope)})`,
  query: (scope) =>
    `${ofNode(scope, select(scope, 'kube_pod_container_resource_limits', 'resource="memory"'))} > 1.5
and on (${labels(scope, 'node')}) ${used(scope)} > 0.8`,
  hazard: (sample) =>
    hazardOf(
      sampleNode(sample),
      text(`limits are ${percent(sample.value)} of its memory`, `limit 总和为其内存的 ${percent(sample.value)}`),
      [
        figure('Memory limits ÷ allocatable', '内存 limit ÷ 可分配', percent(sample.value)),
        figure('Memory in use', '已用内存', '> 80 %'),
      ]
    ),
};
