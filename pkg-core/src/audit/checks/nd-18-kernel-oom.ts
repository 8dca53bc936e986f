import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { countSubjects } from '../probe-query.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const kernelOom: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-18',
  category: 'stability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'KernelOom',
    for: '0s',
    summary:
      'Kernel of {{ or $labels.node $labels.instance }} killed {{ $value }} processes within 1 h for want of memory',
  },
  title: text('Kernel has killed processes for want of memory', '内核因内存不足终止了进程'),
  why: text(
    'Also processes in containers that the kubelet does not report, and the node’s own.',
    '其中包括 kubelet 未上报的容器内进程和节点自身的进程。'
  ),
  remedy: {
    text: text(
      'Compare with OOM kills of containers; where none explains it, look at the node’s kernel log.',
      '与容器 OOM 对比；如没有对应记录，请查看节点内核日志。'
    ),
    yaml: null,
  },
  missing: metricMissing('node_vmstat_oom_kill', 'node-exporter'),
  probe: (scope) => countSubjects(scope, 'node_vmstat_oom_kill', ['node', 'instance']),
  query: (scope) =>
    `round(max by (${labels(scope, 'node', 'instance')}) (increase(${select(scope, 'node_vmstat_oom_kill')}[1h]))) > 0`,
  hazard: (sample) =>
    hazardOf(sampleNode(sample), text(`${sample.value} kills within 1 h`, `1 小时内终止 ${sample.value} 次`), [
      figure('Kernel OOM kills, last 1 h', '最近 1 小时内核 OOM', sample.value),
    ]),
};
