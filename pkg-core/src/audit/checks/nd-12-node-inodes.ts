import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { percent } from '../percent.ts';
import { countSubjects } from '../probe-query.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const nodeInodes: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-12',
  category: 'stability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'NodeInodesUsedUp',
    for: '15m',
    summary:
      '{{ $labels.mountpoint }} of {{ or $labels.node $labels.instance }} has {{ $value | humanizePercentage }} of its inodes left',
  },
  title: text('Node is running out of inodes', '节点 inode 即将用尽'),
  why: text(
    'No file can be made any more: no container starts although the disk has space.',
    '无法再创建文件：磁盘虽有空间，容器也无法启动。'
  ),
  remedy: {
    text: text(
      'Find the folder with millions of small files; usually logs, caches or mail queues.',
      '查找存有大量小文件的目录，通常是日志、缓存或邮件队列。'
    ),
    yaml: null,
  },
  missing: metricMissing('node_filesystem_files_free', 'node-exporter'),
  probe: (scope) => countSubjects(scope, 'node_filesystem_files_free', ['node', 'instance']),
  query(scope) {
    const by = labels(scope, 'node', 'instance', 'mountpoint');
    const disks = 'fstype!~"tmpfs|overlay|ramfs|squashfs"';
    return `min by (${by}) (${select(scope, 'node_filesystem_files_free', disks)}) / on (${by}) max by (${by}) (${select(scope, 'node_filesystem_files', disks)} > 0) < 0.05`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleNode(sample),
      text(
        `${sample.labels['mountpoint']}: ${percent(sample.value)} of inodes free`,
        `${sample.labels['mountpoint']}：剩余 inode ${percent(sample.value)}`
      ),
      [figure('Free inodes', '剩余 inode', percent(sample.value))]
    ),
};
