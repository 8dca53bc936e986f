import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { percent } from '../percent.ts';
import { countSubjects, sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const inodesUsedUp: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ST-02',
  category: 'stability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'VolumeInodesUsedUp',
    for: '10m',
    summary:
      'Claim {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} of its inodes left',
  },
  title: text('Persistent volume is running out of inodes', '持久卷 inode 即将用尽'),
  why: text(
    'No new file can be made although there is space: programs report a full disk.',
    '虽有空间却无法创建新文件，程序会报告磁盘已满。'
  ),
  remedy: {
    text: text('Delete small files, or move to a volume made with more inodes.', '清理小文件，或换用 inode 更多的卷。'),
    yaml: null,
  },
  missing: metricMissing('kubelet_volume_stats_inodes_free', 'kubelet'),
  probe: (scope) => countSubjects(scope, 'kubelet_volume_stats_inodes_free', ['namespace', 'persistentvolumeclaim']),
  query(scope) {
    const by = labels(scope, 'namespace', 'persistentvolumeclaim');
    return `min by (${by}) (${select(scope, 'kubelet_volume_stats_inodes_free')}) / on (${by}) max by (${by}) (${select(scope, 'kubelet_volume_stats_inodes')} > 0) < 0.03`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleRef('PersistentVolumeClaim', sample, 'persistentvolumeclaim'),
      text(`${percent(sample.value)} of inodes free`, `剩余 inode ${percent(sample.value)}`),
      [figure('Free inodes', '剩余 inode', percent(sample.value)), figure('Threshold', '阈值', '3 %')]
    ),
};
