import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmNotScraped } from '../ksm-missing.ts';
import { labels, select } from '../scope-selector.ts';
import { affectedPods, countWorkloads, knownContainers, sampleWorkload } from '../top-owner-query.ts';

export const crashLoop: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RT-01',
  category: 'stability',
  severity: 'critical',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'CrashLoop',
    for: '10m',
    summary:
      '{{ $labels.container }} of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} is in CrashLoopBackOff in {{ $value }} pods',
  },
  title: text('Container in CrashLoopBackOff', '容器处于 CrashLoopBackOff'),
  why: text(
    'The container dies soon after every start, and Kubernetes waits up to five minutes between attempts. It will not heal by itself.',
    '容器每次启动后很快退出，Kubernetes 的重试间隔最长可达五分钟，不会自行恢复。'
  ),
  remedy: {
    text: text(
      'Read the log of the previous instance on the exceptions page: the last lines usually name the cause. If it began with a new version, roll back.',
      '在异常页面查看上一个实例的日志，最后几行通常就是原因；如果是发布新版本后出现，请回滚。'
    ),
    yaml: null,
  },
  missing: ksmNotScraped('pods', 'kube_pod_container_status_restarts_total', 'kube_pod_owner'),
  probe: (scope) => countWorkloads(scope, knownContainers(scope)),
  query(scope) {
    const by = labels(scope, 'namespace', 'pod', 'container');
    const [main, init] = [
      'kube_pod_container_status_waiting_reason',
      'kube_pod_init_container_status_waiting_reason',
    ].map(
      (metric) => `(max by (${by}) (max_over_time(${select(scope, metric, 'reason="CrashLoopBackOff"')}[5m])) == 1)`
    );
    return affectedPods(scope, `${main} or ${init}`);
  },
  hazard(sample) {
    const { container = '' } = sample.labels;
    return hazardOf(
      sampleWorkload(sample),
      text(
        `${container}: CrashLoopBackOff in ${sample.value} ${sample.value === 1 ? 'pod' : 'pods'}`,
        `${container}：${sample.value} 个 Pod 处于 CrashLoopBackOff`
      ),
      [
        figure(
          `Pods with ${container} in CrashLoopBackOff, last 5 min`,
          `最近 5 分钟 ${container} 处于 CrashLoopBackOff 的 Pod`,
          sample.value
        ),
      ]
    );
  },
};
