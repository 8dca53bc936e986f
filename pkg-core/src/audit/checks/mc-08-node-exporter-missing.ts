import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects } from '../probe-query.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const nodeExporterMissing: PrometheusCheck = {
  kind: 'prometheus',
  id: 'MC-08',
  category: 'coverage',
  severity: 'medium',
  peers: [],
  title: text('Node without node-exporter', '节点没有 node-exporter'),
  why: text('Its disk, memory and kernel can not be checked.', '无法检查该节点的磁盘、内存和内核。'),
  remedy: {
    text: text(
      'Run node-exporter as a DaemonSet that tolerates every taint.',
      '以容忍所有污点的 DaemonSet 运行 node-exporter。'
    ),
    yaml: `spec:
  template:
    spec:
      tolerations:
        - operator: Exists`,
  },
  missing: ksmMissing('kube_node_info', 'nodes'),
  probe: (scope) => countSubjects(scope, 'kube_node_info', ['node']),
  query(scope) {
    const node = labels(scope, 'node');
    const named = `label_replace(${select(scope, 'node_uname_info')}, "node", "$1", "nodename", "(.+)")`;
    return `max by (${node}) (${select(scope, 'kube_node_info', 'os_image!~"Windows.*"')})
unless on (${node}) group by (${node}) (${named})`;
  },
  hazard: (sample) =>
    hazardOf(sampleNode(sample), text('no series of node-exporter', '没有 node-exporter 序列'), [
      figure('Series of node_uname_info', 'node_uname_info 序列数', 0),
    ]),
};
