import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmNotScraped } from '../ksm-missing.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const nodeNotReady: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-01',
  category: 'availability',
  severity: 'critical',
  peers: ['Popeye', 'kubernetes-mixin'],
  alert: { name: 'NodeNotReady', for: '10m', summary: 'Node {{ $labels.node }} is not ready' },
  title: text('Node is not ready', '节点未就绪'),
  why: text(
    'Its pods are gone or about to be evicted, and their replacements crowd the other nodes. StatefulSet pods stay bound to it until it is back or deleted.',
    '该节点上的 Pod 已不可用或即将被驱逐，替代的 Pod 会挤占其他节点；StatefulSet 的 Pod 会一直绑定在它上面，直到节点恢复或被删除。'
  ),
  remedy: {
    text: text(
      'Look at the conditions of the node (kubectl describe node) and at its kubelet and container runtime. If it does not come back, drain and replace it.',
      '查看节点状态（kubectl describe node）以及 kubelet 和容器运行时；如果无法恢复，请排空并替换该节点。'
    ),
    yaml: null,
  },
  missing: ksmNotScraped('nodes', 'kube_node_status_condition'),
  probe: (scope) =>
    `count(count by (${labels(scope, 'node')}) (${select(scope, 'kube_node_status_condition', 'condition="Ready"')}))`,
  query(scope) {
    const node = labels(scope, 'node');
    const ready = select(scope, 'kube_node_status_condition', 'condition="Ready"', 'status="true"');
    // Not ready all the time since five minutes ago: a node that has just joined was not there then.
    return `max by (${node}) (max_over_time(${ready}[5m])) == 0
and on (${node}) max by (${node}) (${ready} offset 5m) == 0
unless on (${node}) max by (${node}) (${select(scope, 'kube_node_spec_unschedulable')}) == 1`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleNode(sample),
      text('NotReady for 5 minutes or longer, and not cordoned', 'NotReady 已持续 5 分钟以上，且未被封锁（cordon）'),
      [figure('Ready within the last 5 min', '最近 5 分钟内是否就绪', 'no')]
    ),
};
