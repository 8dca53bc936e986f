import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { percent } from '../percent.ts';
import { labels, realContainer, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

const rate = (scope: AuditScope, metric: string) => `rate(${select(scope, metric, ...realContainer)}[5m])`;
const share = (scope: AuditScope, metric: string) =>
  `max by (${labels(scope, 'namespace', 'pod', 'container')}) (${rate(scope, metric)})`;

export const stalled: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-16',
  category: 'resources',
  severity: 'medium',
  peers: [],
  title: text('Tasks are stalled for CPU or memory', '任务因 CPU 或内存而停滞'),
  why: text(
    'Threads stand still although nothing has failed yet: latency rises before any limit is reached.',
    '尚未出现故障，但线程已在等待：达到任何 limit 之前延迟就会上升。'
  ),
  remedy: {
    text: text(
      'Raise the request of what is waited for, or move the workload to a node with room.',
      '提高相应的 request，或迁移到有余量的节点。'
    ),
    yaml: null,
  },
  missing: text(
    'container_pressure_* (kubelet cAdvisor of Kubernetes 1.34 on cgroup v2) or kube_pod_owner (kube-state-metrics) is missing.',
    '缺少 container_pressure_*（Kubernetes 1.34 且 cgroup v2 的 kubelet cAdvisor）或 kube_pod_owner（kube-state-metrics）。'
  ),
  probe: (scope) => countWorkloads(scope, rate(scope, 'container_pressure_cpu_waiting_seconds_total')),
  query: (scope) =>
    worstOfWorkload(
      scope,
      `(${share(scope, 'container_pressure_memory_stalled_seconds_total')} > 0.05 or ${share(scope, 'container_pressure_cpu_waiting_seconds_total')} > 0.2)`,
      'container'
    ),
  hazard: (sample) =>
    hazardOf(
      sampleWorkload(sample),
      text(
        `${sample.labels['container']}: stalled ${percent(sample.value)} of the time`,
        `${sample.labels['container']}：${percent(sample.value)} 的时间停滞`
      ),
      [figure('Stalled, last 5 min', '最近 5 分钟停滞', percent(sample.value))]
    ),
};
