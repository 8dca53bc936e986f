import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { percent } from '../percent.ts';
import { countSubjects } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

export const etcd: PrometheusCheck = {
  kind: 'prometheus',
  id: 'CL-08',
  category: 'availability',
  severity: 'critical',
  peers: [],
  alert: { name: 'Etcd', for: '5m', summary: 'etcd {{ $labels.instance }} has no leader or hardly any space' },
  title: text('etcd has no leader or hardly any space', 'etcd 没有 leader 或空间不足'),
  why: text(
    'Without a leader or above its quota etcd takes no writes: the cluster stands still.',
    '没有 leader 或超过配额时 etcd 不接受写入，集群停摆。'
  ),
  remedy: {
    text: text(
      'Without a leader: look at the members and their disks. Near the quota: compact, defragment, raise the quota.',
      '无 leader：检查成员和磁盘；接近配额：压缩、碎片整理、提高配额。'
    ),
    yaml: null,
  },
  missing: metricMissing('etcd_server_has_leader', 'etcd'),
  probe: (scope) => countSubjects(scope, 'etcd_server_has_leader', ['instance']),
  query(scope) {
    const by = labels(scope, 'instance');
    const size = `max by (${by}) (${select(scope, 'etcd_mvcc_db_total_size_in_bytes')}) / on (${by}) max by (${by}) (${select(scope, 'etcd_server_quota_backend_bytes')} > 0)`;
    return `max by (${by}) (${select(scope, 'etcd_server_has_leader')}) == 0 or ${size} > 0.8`;
  },
  hazard: (sample) =>
    hazardOf(
      { kind: 'Target', namespace: '', name: `etcd ${sample.labels['instance'] ?? ''}` },
      sample.value === 0
        ? text('no leader', '没有 leader')
        : text(`${percent(sample.value)} of its quota used`, `已使用配额的 ${percent(sample.value)}`),
      [
        figure(
          sample.value === 0 ? 'Leader' : 'Size ÷ quota',
          sample.value === 0 ? 'leader' : '大小 ÷ 配额',
          sample.value === 0 ? '–' : percent(sample.value)
        ),
      ]
    ),
};
