import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmNotScraped } from '../ksm-missing.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

const conditions = 'condition=~"MemoryPressure|DiskPressure|PIDPressure|NetworkUnavailable"';

export const nodePressure: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-02',
  category: 'stability',
  severity: 'high',
  peers: ['Popeye', 'kubernetes-mixin'],
  alert: { name: 'NodePressure', for: '10m', summary: 'Node {{ $labels.node }} has {{ $labels.condition }}' },
  title: text('Node is under pressure', '节点资源压力过大'),
  why: text(
    'The kubelet evicts pods and takes no new ones while memory, disk or process ids run short. With no network no pod on the node can be reached.',
    '内存、磁盘或进程号不足时，kubelet 会驱逐 Pod 且不再接收新 Pod；网络不可用时，该节点上的 Pod 均无法访问。'
  ),
  remedy: {
    text: text(
      'Find what grows on the node: memory without limit, logs and images on its disk, or a fork bomb. Free it, then set limits that keep it from coming back.',
      '找出节点上持续增长的来源：没有内存 limit 的容器、磁盘上的日志与镜像，或大量派生的进程；清理后设置限制避免再次发生。'
    ),
    yaml: null,
  },
  missing: ksmNotScraped('nodes', 'kube_node_status_condition'),
  probe: (scope) =>
    `count(count by (${labels(scope, 'node')}) (${select(scope, 'kube_node_status_condition', conditions)}))`,
  query: (scope) =>
    `max by (${labels(scope, 'node', 'condition')}) (${select(scope, 'kube_node_status_condition', conditions, 'status="true"')}) == 1`,
  hazard(sample) {
    const condition = sample.labels['condition'] ?? '';
    return hazardOf(sampleNode(sample), text(`${condition} is true`, `${condition} 为 true`), [
      figure('Condition', '节点状态', `${condition} = true`),
    ]);
  },
};
