import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { limitedMemory } from '../limited-memory.ts';
import { percent } from '../percent.ts';
import { labels, realContainer, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

/** Peak of the working set of the last hour ÷ memory limit, per container. */
function ofLimit(scope: AuditScope): string {
  const by = labels(scope, 'namespace', 'pod', 'container');
  const used = select(scope, 'container_memory_working_set_bytes', ...realContainer);
  const limit = select(scope, 'kube_pod_container_resource_limits', 'resource="memory"');
  return `max by (${by}) (max_over_time(${used}[1h])) / on (${by}) max by (${by}) (${limit} > 0)`;
}

export const memoryNearLimit: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-07',
  category: 'resources',
  severity: 'high',
  peers: ['Popeye'],
  alert: {
    name: 'MemoryNearLimit',
    for: '15m',
    summary:
      '{{ $labels.container }} of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} uses {{ $value | humanizePercentage }} of its memory limit',
    without: ['pod'],
  },
  title: text('Memory close to its limit', '内存接近 limit'),
  why: text(
    'A little more load and the kernel kills the container: connections and work in progress are lost. Peaks between two scrapes are not even seen.',
    '负载再高一点，容器就会被内核终止，连接和进行中的任务都会丢失；两次采集之间的峰值还看不到。'
  ),
  remedy: {
    text: text(
      'Raise the memory limit to the peak plus a reserve, or find the leak. The resources page shows the peak over time.',
      '将内存 limit 提高到峰值加余量，或排查内存泄漏；资源分析页面可查看峰值变化。'
    ),
    yaml: 'resources:\n  limits:\n    memory: <peak × 1.3>',
  },
  missing: text(
    'container_memory_working_set_bytes (kubelet cAdvisor), kube_pod_container_resource_limits or kube_pod_owner (kube-state-metrics) is missing, or no container has a memory limit.',
    '缺少 container_memory_working_set_bytes（kubelet cAdvisor）、kube_pod_container_resource_limits 或 kube_pod_owner（kube-state-metrics），或没有容器设置内存 limit。'
  ),
  probe: (scope) => countWorkloads(scope, limitedMemory(scope)),
  query: (scope) => worstOfWorkload(scope, `${ofLimit(scope)} > 0.9`, 'container'),
  hazard(sample) {
    const { container = '', pod = '' } = sample.labels;
    return hazardOf(
      sampleWorkload(sample),
      text(
        `${container}: memory peak at ${percent(sample.value)} of its limit`,
        `${container}：内存峰值达到 limit 的 ${percent(sample.value)}`
      ),
      [
        figure(
          `Memory peak ÷ limit of ${container}, last 1 h`,
          `${container} 最近 1 小时内存峰值 ÷ limit`,
          percent(sample.value)
        ),
        figure(`Highest pod (${container})`, `最高的 Pod（${container}）`, pod),
        figure('Threshold', '阈值', '90 %'),
      ]
    );
  },
};
