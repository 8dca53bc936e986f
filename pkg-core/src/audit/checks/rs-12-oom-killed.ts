import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmNotScraped } from '../ksm-missing.ts';
import { labels, select } from '../scope-selector.ts';
import { affectedPods, countWorkloads, knownContainers, sampleWorkload } from '../top-owner-query.ts';

export const oomKilled: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-12',
  category: 'stability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'OomKilled',
    for: '0s',
    summary:
      '{{ $labels.container }} of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} was OOM killed in {{ $value }} pods within 1 h',
  },
  title: text('OOM killed within the last hour', '最近一小时内发生 OOM 终止'),
  why: text(
    'The container needed more memory than its limit and was killed in the middle of its work. It will be killed again at the same load.',
    '容器所需内存超过 limit，在工作过程中被终止；同样的负载下还会再次发生。'
  ),
  remedy: {
    text: text(
      'Read the log before the kill on the exceptions page. Raise the limit if the load is real, find the leak if memory only grows.',
      '在异常页面查看被终止前的日志；负载真实则提高 limit，内存只增不减则排查泄漏。'
    ),
    yaml: 'resources:\n  limits:\n    memory: <higher>',
  },
  missing: ksmNotScraped('pods', 'kube_pod_container_status_restarts_total', 'kube_pod_owner'),
  probe: (scope) => countWorkloads(scope, knownContainers(scope)),
  query(scope) {
    const by = labels(scope, 'namespace', 'pod', 'container');
    const reason = select(scope, 'kube_pod_container_status_last_terminated_reason', 'reason="OOMKilled"');
    const finished = `max by (${by}) (${select(scope, 'kube_pod_container_status_last_terminated_timestamp')})`;
    const restarted = `max by (${by}) (increase(${select(scope, 'kube_pod_container_status_restarts_total')}[1h])) > 0`;
    // kube-state-metrics before 2.12 does not say when: a restart within the hour has to do.
    return affectedPods(
      scope,
      `max by (${by}) (${reason}) == 1 and on (${by}) ((time() - ${finished} < 3600) or ((${restarted}) unless on (${by}) ${finished}))`
    );
  },
  hazard(sample) {
    const { container = '' } = sample.labels;
    return hazardOf(
      sampleWorkload(sample),
      text(
        `${container}: OOM killed in ${sample.value} ${sample.value === 1 ? 'pod' : 'pods'} within 1 h`,
        `${container}：1 小时内有 ${sample.value} 个 Pod 被 OOM 终止`
      ),
      [
        figure(
          `Pods with an OOM kill of ${container}, last 1 h`,
          `最近 1 小时 ${container} 被 OOM 终止的 Pod`,
          sample.value
        ),
      ]
    );
  },
};
