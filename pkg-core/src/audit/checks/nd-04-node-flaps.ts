import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects } from '../probe-query.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const nodeFlaps: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-04',
  category: 'stability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'NodeFlaps',
    for: '10m',
    summary: 'Node {{ $labels.node }} changed its readiness {{ $value }} times within 15 min',
  },
  title: text('Node’s readiness flaps', '节点就绪状态反复变化'),
  why: text('Pods are evicted and started elsewhere again and again.', 'Pod 会反复被驱逐并在别处启动。'),
  remedy: {
    text: text(
      'Look at the kubelet’s log, its memory and the network to the control plane.',
      '检查 kubelet 日志、内存以及到控制平面的网络。'
    ),
    yaml: null,
  },
  missing: ksmMissing('kube_node_status_condition', 'nodes'),
  probe: (scope) => countSubjects(scope, 'kube_node_status_condition', ['node'], 'condition="Ready"'),
  query: (scope) =>
    `max by (${labels(scope, 'node')}) (changes(${select(scope, 'kube_node_status_condition', 'condition="Ready"', 'status="true"')}[15m])) > 2`,
  hazard: (sample) =>
    hazardOf(sampleNode(sample), text(`${sample.value} changes within 15 min`, `15 分钟内变化 ${sample.value} 次`), [
      figure('Changes of Ready, last 15 min', '最近 15 分钟 Ready 变化次数', sample.value),
    ]),
};
