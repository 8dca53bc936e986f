import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { labels, select } from '../scope-selector.ts';
import { countWorkloads, knownContainers, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

export const restarts: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RT-02',
  category: 'stability',
  severity: 'high',
  peers: ['Popeye'],
  alert: {
    name: 'ContainerRestarts',
    for: '15m',
    summary:
      '{{ $labels.container }} of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} restarted {{ $value }} times within 1 h',
    without: ['pod'],
  },
  title: text('Container restarts often', '容器频繁重启'),
  why: text(
    'Every restart loses connections and work; what restarts three times an hour does not heal by itself.',
    '每次重启都会丢失连接和任务；一小时重启三次的容器不会自愈。'
  ),
  remedy: {
    text: text(
      'Read the exit code and the last lines of the log on the exceptions page.',
      '在异常页面查看退出码和最后的日志。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_pod_container_status_restarts_total or kube_pod_owner', 'pods'),
  probe: (scope) => countWorkloads(scope, knownContainers(scope)),
  query(scope) {
    const by = labels(scope, 'namespace', 'pod', 'container');
    const restarted = `max by (${by}) (increase(${select(scope, 'kube_pod_container_status_restarts_total')}[1h]))`;
    return worstOfWorkload(scope, `round(${restarted}) >= 3`, 'container');
  },
  hazard: (sample) =>
    hazardOf(
      sampleWorkload(sample),
      text(
        `${sample.labels['container']}: ${sample.value} restarts within 1 h`,
        `${sample.labels['container']}：1 小时内重启 ${sample.value} 次`
      ),
      [
        figure(
          `Restarts of ${sample.labels['container']}, last 1 h`,
          `${sample.labels['container']} 最近 1 小时重启次数`,
          sample.value
        ),
        figure('Pod', 'Pod', sample.labels['pod'] ?? ''),
      ]
    ),
};
