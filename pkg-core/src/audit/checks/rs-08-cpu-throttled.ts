import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { percent } from '../percent.ts';
import { labels, realContainer, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

/** Increase over the last hour per container; a restarted container has a second cgroup, a second scrape has not. */
function increase(scope: AuditScope, metric: string): string {
  const byContainer = labels(scope, 'namespace', 'pod', 'container');
  const byCgroup = labels(scope, 'namespace', 'pod', 'container', 'id');
  return `sum by (${byContainer}) (max by (${byCgroup}) (increase(${select(scope, metric, ...realContainer)}[1h])))`;
}

/** Part of the CFS periods of the last hour in which the container had to wait. */
const throttled = (scope: AuditScope) =>
  `${increase(scope, 'container_cpu_cfs_throttled_periods_total')} / (${increase(scope, 'container_cpu_cfs_periods_total')} > 0)`;

/** The containers that both counters tell of; one that did not run had no periods. */
function counted(scope: AuditScope): string {
  const periods = select(scope, 'container_cpu_cfs_periods_total', ...realContainer);
  const waited = select(scope, 'container_cpu_cfs_throttled_periods_total', ...realContainer);
  return `increase(${periods}[1h]) > 0 and on (${labels(scope, 'namespace', 'pod', 'container')}) ${waited}`;
}

export const cpuThrottled: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-08',
  category: 'resources',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  title: text('CPU is throttled', 'CPU 被限流'),
  why: text(
    'The kernel stops the container for the rest of each period once its CPU limit is used up. Latency rises in steps, and probes may fail although the node has idle CPU.',
    '容器用完 CPU limit 后，内核会在每个周期剩余时间内暂停它；即使节点 CPU 空闲，延迟也会阶梯式升高，探针也可能失败。'
  ),
  remedy: {
    text: text(
      'Raise the CPU limit, or remove it and keep an honest request.',
      '提高 CPU limit，或去掉 limit 并保留真实的 request。'
    ),
    yaml: 'resources:\n  limits:\n    cpu: <higher, or remove the line>',
  },
  missing: text(
    'container_cpu_cfs_periods_total (kubelet cAdvisor) or kube_pod_owner (kube-state-metrics) is missing, or no container has a CPU limit.',
    '缺少 container_cpu_cfs_periods_total（kubelet cAdvisor）或 kube_pod_owner（kube-state-metrics），或没有容器设置 CPU limit。'
  ),
  probe: (scope) => countWorkloads(scope, counted(scope)),
  query: (scope) => worstOfWorkload(scope, `${throttled(scope)} > 0.25`, 'container'),
  hazard(sample) {
    const { container = '', pod = '' } = sample.labels;
    return hazardOf(
      sampleWorkload(sample),
      text(
        `${container}: throttled in ${percent(sample.value)} of periods`,
        `${container}：${percent(sample.value)} 的周期被限流`
      ),
      [
        figure(
          `Throttled CFS periods of ${container}, last 1 h`,
          `${container} 最近 1 小时被限流的 CFS 周期`,
          percent(sample.value)
        ),
        figure(`Most throttled pod (${container})`, `限流最严重的 Pod（${container}）`, pod),
        figure('Threshold', '阈值', '25 %'),
      ]
    );
  },
};
