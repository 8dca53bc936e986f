import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { percent } from '../percent.ts';
import { sampleRef } from '../probe-query.ts';
import { labels, select } from '../scope-selector.ts';

const allowed = 'kube_customresource_storageclass_allow_volume_expansion';

/** A one for every claim whose class is known to expand (`> 0`) or not (`== 0`); both with an empty comparison. */
function claims(scope: AuditScope, comparison: string): string {
  const info = select(scope, 'kube_persistentvolumeclaim_info', 'storageclass!=""');
  const classes = `max by (${labels(scope, 'storageclass')}) (${select(scope, allowed)})${comparison}`;
  return `(max by (${labels(scope, 'namespace', 'persistentvolumeclaim', 'storageclass')}) (${info}) and on (${labels(scope, 'storageclass')}) (${classes}))`;
}

export const volumeCanNotGrow: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ST-08',
  category: 'stability',
  severity: 'medium',
  peers: [],
  title: text('Volume is running full and its class can not expand', '卷即将写满且其存储类不支持扩容'),
  why: text(
    'Growing it is not a change of one line: the data has to move to another claim, with the workload stopped.',
    '无法通过修改一行配置扩容，只能停机把数据迁移到新的 PVC。'
  ),
  remedy: {
    text: text(
      'Delete old data now. If the driver can expand, allow it in the class; else plan the move to a larger claim.',
      '先清理旧数据。如果驱动支持扩容，请在存储类中开启；否则请安排迁移到更大的 PVC。'
    ),
    yaml: `# kubectl edit storageclass <name>
allowVolumeExpansion: true`,
  },
  missing: text(
    `${allowed} is missing, or kubelet_volume_stats_available_bytes is: no exporter tells by itself whether a class can expand. Add StorageClass to the custom resource state of kube-state-metrics (see docs/audit.md).`,
    `缺少 ${allowed} 或 kubelet_volume_stats_available_bytes：默认没有指标说明存储类能否扩容。请在 kube-state-metrics 的 custom resource state 中加入 StorageClass（见 docs/audit.md）。`
  ),
  probe(scope) {
    const by = labels(scope, 'namespace', 'persistentvolumeclaim');
    const known = `max by (${by}) (${select(scope, 'kubelet_volume_stats_available_bytes')})`;
    return `count(${known} and on (${by}) ${claims(scope, '')})`;
  },
  query(scope) {
    const by = labels(scope, 'namespace', 'persistentvolumeclaim');
    const free = `min by (${by}) (${select(scope, 'kubelet_volume_stats_available_bytes')}) / on (${by}) max by (${by}) (${select(scope, 'kubelet_volume_stats_capacity_bytes')} > 0)`;
    const used = `max by (${by}) (${select(scope, 'kubelet_volume_stats_used_bytes')}) > 0`;
    return `(${free} < 0.15 and on (${by}) ${used})
* on (${by}) group_left (storageclass) ${claims(scope, ' == 0')}`;
  },
  hazard: (sample) =>
    hazardOf(
      sampleRef('PersistentVolumeClaim', sample, 'persistentvolumeclaim'),
      text(
        `${percent(sample.value)} free, class ${sample.labels['storageclass']} can not expand`,
        `剩余 ${percent(sample.value)}，存储类 ${sample.labels['storageclass']} 不支持扩容`
      ),
      [
        figure('Free space', '剩余空间', percent(sample.value)),
        figure('Threshold', '阈值', '15 %'),
        figure('Storage class', '存储类', sample.labels['storageclass'] ?? ''),
      ]
    ),
};
