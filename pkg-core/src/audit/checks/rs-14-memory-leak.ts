import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { limitedMemory } from '../limited-memory.ts';
import { percent } from '../percent.ts';
import { labels, realContainer, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

const container = (scope: AuditScope) => labels(scope, 'namespace', 'pod', 'container');
const used = (scope: AuditScope) => select(scope, 'container_memory_working_set_bytes', ...realContainer);
const limit = (scope: AuditScope) =>
  `max by (${container(scope)}) (${select(scope, 'kube_pod_container_resource_limits', 'resource="memory"')} > 0)`;

export const memoryLeak: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-14',
  category: 'stability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'MemoryLeak',
    for: '1h',
    summary:
      '{{ $labels.container }} of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} will be at {{ $value | humanizePercentage }} of its memory limit in 24 h',
    without: ['pod'],
  },
  title: text('Memory grows steadily towards its limit', '内存持续增长并将达到 limit'),
  why: text(
    'At the rate of the last six hours it is OOM killed within a day.',
    '按最近六小时的增速，一天内会被 OOM 终止。'
  ),
  remedy: {
    text: text(
      'Look for a leak: a cache without bound, connections or listeners that are never closed. Restarting only buys time.',
      '排查泄漏：无界缓存、未关闭的连接或监听器；重启只是拖延。'
    ),
    yaml: null,
  },
  missing: text(
    'container_memory_working_set_bytes (kubelet cAdvisor), memory limits or kube_pod_owner (kube-state-metrics) are missing.',
    '缺少 container_memory_working_set_bytes（kubelet cAdvisor）、内存 limit 或 kube_pod_owner（kube-state-metrics）。'
  ),
  probe: (scope) => countWorkloads(scope, limitedMemory(scope)),
  query(scope) {
    const by = container(scope);
    const memory = used(scope);
    const expected = `max by (${by}) (predict_linear(${memory}[6h], 86400)) / on (${by}) ${limit(scope)} > 1`;
    // The lowest of the last hour above the highest of the hour before the rest: a saw-tooth is no leak.
    const climbs = `min by (${by}) (min_over_time(${memory}[1h])) > max by (${by}) (max_over_time(${memory}[1h] offset 5h))`;
    return worstOfWorkload(scope, `${expected} and on (${by}) (${climbs})`, 'container');
  },
  hazard: (sample) =>
    hazardOf(
      sampleWorkload(sample),
      text(
        `${sample.labels['container']}: ${percent(sample.value)} of its limit within 24 h`,
        `${sample.labels['container']}：24 小时内将达到 limit 的 ${percent(sample.value)}`
      ),
      [
        figure('Expected in 24 h ÷ limit', '24 小时后预计 ÷ limit', percent(sample.value)),
        figure('Pod', 'Pod', sample.labels['pod'] ?? ''),
      ]
    ),
};
