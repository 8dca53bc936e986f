import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { percent } from '../percent.ts';
import { countSubjects } from '../probe-query.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const nodeDiskFull: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-11',
  category: 'stability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'NodeDiskFull',
    for: '15m',
    summary:
      '{{ $labels.mountpoint }} of {{ or $labels.node $labels.instance }} has {{ $value | humanizePercentage }} of its space left',
  },
  title: text('Node’s filesystem is nearly full', '节点文件系统接近写满'),
  why: text(
    'The kubelet evicts pods and deletes images; a full disk stops the runtime and the node.',
    'kubelet 会驱逐 Pod 并删除镜像；磁盘写满会使运行时和节点停摆。'
  ),
  remedy: {
    text: text(
      'Clean logs and images, and find which pod writes to the node’s disk.',
      '清理日志和镜像，查明哪个 Pod 在写节点磁盘。'
    ),
    yaml: null,
  },
  missing: metricMissing('node_filesystem_avail_bytes', 'node-exporter'),
  probe: (scope) =>
    countSubjects(scope, 'node_filesystem_avail_bytes', ['node', 'instance'], 'fstype!~"tmpfs|overlay|ramfs|squashfs"'),
  query(scope) {
    const disks = ['fstype!~"tmpfs|overlay|ramfs|squashfs"', 'mountpoint!=""'];
    const by = labels(scope, 'node', 'instance', 'mountpoint');
    return `min by (${by}) (${select(scope, 'node_filesystem_avail_bytes', ...disks)}) / on (${by}) max by (${by}) (${select(scope, 'node_filesystem_size_bytes', ...disks)} > 0) < 0.05
unless on (${by}) max by (${by}) (${select(scope, 'node_filesystem_readonly', ...disks)}) == 1`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleNode(sample),
      text(
        `${sample.labels['mountpoint']}: ${percent(sample.value)} free`,
        `${sample.labels['mountpoint']}：剩余 ${percent(sample.value)}`
      ),
      [
        figure(
          `Free on ${sample.labels['mountpoint']}`,
          `${sample.labels['mountpoint']} 剩余空间`,
          percent(sample.value)
        ),
        figure('Threshold', '阈值', '5 %'),
      ]
    ),
};
