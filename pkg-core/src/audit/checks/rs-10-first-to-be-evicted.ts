import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { percent } from '../percent.ts';
import { labels, realContainer, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

const container = (scope: AuditScope) => labels(scope, 'namespace', 'pod', 'container');
const used = (scope: AuditScope) => select(scope, 'container_memory_working_set_bytes', ...realContainer);
const request = (scope: AuditScope) =>
  `${select(scope, 'kube_pod_container_resource_requests', 'resource="memory"')} > 0`;

/** Working set ÷ request of every container. */
function ofRequest(scope: AuditScope): string {
  const by = container(scope);
  return `max by (${by}) (${used(scope)}) / on (${by}) max by (${by}) (${request(scope)})`;
}

export const firstToBeEvicted: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-10',
  category: 'stability',
  severity: 'medium',
  peers: [],
  title: text('Memory above the request on a node that is nearly full', '内存超过 request 且所在节点接近满载'),
  why: text(
    'When the kubelet frees memory, it evicts first what uses more than it asked for.',
    'kubelet 回收内存时，会优先驱逐超出 request 的 Pod。'
  ),
  remedy: {
    text: text(
      'Raise its memory request, so that it is placed where it fits.',
      '提高内存 request，使其调度到放得下的节点。'
    ),
    yaml: null,
  },
  missing: text(
    'container_memory_working_set_bytes (kubelet cAdvisor), kube_pod_info or memory requests (kube-state-metrics) are missing.',
    '缺少 container_memory_working_set_bytes（kubelet cAdvisor）、kube_pod_info 或内存 request（kube-state-metrics）。'
  ),
  probe: (scope) => countWorkloads(scope, `${used(scope)} and on (${container(scope)}) (${request(scope)})`),
  query(scope) {
    const pod = labels(scope, 'namespace', 'pod');
    const node = labels(scope, 'node');
    const placed = select(scope, 'kube_pod_info', 'node!=""');
    const places = `topk by (${pod}) (1, max by (${labels(scope, 'namespace', 'pod', 'node')}) (${placed}))`;
    const room = `max by (${node}) (${select(scope, 'kube_node_status_allocatable', 'resource="memory"')} > 0)`;
    const full = `sum by (${node}) (sum by (${pod}) (max by (${container(scope)}) (${used(scope)})) * on (${pod}) group_left (node) ${places}) / on (${node}) ${room} > 0.9`;
    return worstOfWorkload(
      scope,
      `${ofRequest(scope)} > 1 and on (${pod}) (${placed} and on (${node}) ${full})`,
      'container'
    );
  },
  hazard: (sample) =>
    hazardOf(
      sampleWorkload(sample),
      text(
        `${sample.labels['container']}: memory at ${percent(sample.value)} of its request`,
        `${sample.labels['container']}：内存达到 request 的 ${percent(sample.value)}`
      ),
      [
        figure('Memory ÷ request', '内存 ÷ request', percent(sample.value)),
        figure('Memory of its node', '所在节点内存', '> 90 %'),
      ]
    ),
};
