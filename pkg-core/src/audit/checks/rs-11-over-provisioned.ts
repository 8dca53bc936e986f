import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { percent } from '../percent.ts';
import { labels, realContainer, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, withTopOwner, workloadLabels } from '../top-owner-query.ts';

/** Pods younger than half an hour have not met their load yet, finished ones never will. */
function settled(scope: AuditScope, vector: string): string {
  const by = labels(scope, 'namespace', 'pod');
  const young = `(time() - max by (${by}) (${select(scope, 'kube_pod_created')})) < 1800`;
  const over = `max by (${by}) (${select(scope, 'kube_pod_status_phase', 'phase=~"Succeeded|Failed"')}) == 1`;
  return `(${vector}) unless on (${by}) (${young}) unless on (${by}) (${over})`;
}

const container = (scope: AuditScope) => labels(scope, 'namespace', 'pod', 'container');
const cores = (scope: AuditScope) => select(scope, 'container_cpu_usage_seconds_total', ...realContainer);
const bytes = (scope: AuditScope) => select(scope, 'container_memory_working_set_bytes', ...realContainer);
const request = (scope: AuditScope, resource: 'cpu' | 'memory') =>
  `${select(scope, 'kube_pod_container_resource_requests', `resource="${resource}"`)} ${resource === 'cpu' ? '>= 0.1' : '> 0'}`;

/** Peaks ÷ requests of the last six hours of every container. */
function cpu(scope: AuditScope): string {
  const by = container(scope);
  const rate = `max by (${by}) (rate(${cores(scope)}[5m]))`;
  return settled(scope, `max_over_time(${rate}[6h:5m]) / on (${by}) max by (${by}) (${request(scope, 'cpu')})`);
}

function memory(scope: AuditScope): string {
  const by = container(scope);
  const used = `max by (${by}) (max_over_time(${bytes(scope)}[6h]))`;
  return settled(scope, `${used} / on (${by}) max by (${by}) (${request(scope, 'memory')})`);
}

/** The busiest replica decides: a standby beside a busy pod is no waste. */
const busiest = (scope: AuditScope, vector: string) =>
  `max by (${workloadLabels(scope, 'container')}) (${withTopOwner(scope, vector)})`;

export const overProvisioned: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-11',
  category: 'resources',
  severity: 'low',
  peers: ['Popeye'],
  title: text('Requests far above use', '资源申请远高于实际用量'),
  why: text(
    'Requested capacity is reserved whether it is used or not: nodes are full on paper and idle in fact. Other pods wait for room that nobody uses.',
    'request 会预留资源，无论是否使用：节点账面已满、实际空闲，其他 Pod 只能等待无人使用的资源。'
  ),
  remedy: {
    text: text(
      'Lower the requests towards the peak plus a reserve; the resources page suggests values. Look at a window with real load first.',
      '将 request 降低到峰值加余量，资源分析页面会给出建议值；请先确认观察窗口内有真实负载。'
    ),
    yaml: 'resources:\n  requests:\n    cpu: <peak × 1.3>\n    memory: <peak × 1.3>',
  },
  missing: text(
    'container_cpu_usage_seconds_total, container_memory_working_set_bytes (kubelet cAdvisor), kube_pod_container_resource_requests or kube_pod_owner (kube-state-metrics) is missing, or no container older than 30 min requests CPU (0.1 cores or more).',
    '缺少 container_cpu_usage_seconds_total、container_memory_working_set_bytes（kubelet cAdvisor）、kube_pod_container_resource_requests 或 kube_pod_owner（kube-state-metrics），或没有运行超过 30 分钟且申请 0.1 核以上 CPU 的容器。'
  ),
  probe(scope) {
    const also = `and on (${container(scope)})`;
    const asked = `(${request(scope, 'cpu')}) ${also} (${request(scope, 'memory')})`;
    // Five minutes ago: what has a rate then has one at a full five minutes, where the query looks.
    const measured = `${also} rate(${cores(scope)}[5m] offset 5m) ${also} ${bytes(scope)}`;
    return countWorkloads(scope, settled(scope, `${asked} ${measured}`));
  },
  query: (scope) =>
    `${busiest(scope, cpu(scope))} < 0.2
and on (${workloadLabels(scope, 'container')}) ${busiest(scope, memory(scope))} < 0.3`,
  hazard(sample) {
    const { container = '' } = sample.labels;
    return hazardOf(
      sampleWorkload(sample),
      text(
        `${container}: CPU peak at ${percent(sample.value)} of its request, memory below 30 %`,
        `${container}：CPU 峰值仅为 request 的 ${percent(sample.value)}，内存低于 30 %`
      ),
      [
        figure(
          `CPU peak ÷ request of ${container}, last 6 h`,
          `${container} 最近 6 小时 CPU 峰值 ÷ request`,
          percent(sample.value)
        ),
        figure(
          `Memory peak ÷ request of ${container}, last 6 h`,
          `${container} 最近 6 小时内存峰值 ÷ request`,
          '< 30 %'
        ),
        figure('Thresholds', '阈值', 'CPU 20 %, memory 30 %'),
      ]
    );
  },
};
