import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { percent } from '../percent.ts';
import { labels, select } from '../scope-selector.ts';

const claim = (scope: AuditScope) => labels(scope, 'namespace', 'persistentvolumeclaim');

export const volumeFull: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ST-01',
  category: 'stability',
  severity: 'critical',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'VolumeFull',
    for: '10m',
    summary:
      'Claim {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} of its space left',
  },
  title: text('Persistent volume is running full', '持久卷即将写满'),
  why: text(
    'A full volume stops databases and queues at once, and some do not start again without more space. Growing it before is a change of one line, after it is an emergency.',
    '卷写满后，数据库和消息队列会立即停止，有些在扩容之前甚至无法重新启动；提前扩容只需改一行，写满之后就是紧急事故。'
  ),
  remedy: {
    text: text(
      'Grow the claim if its storage class allows expansion, or delete old data. Then find out what fills it.',
      '如果存储类支持扩容，请扩大 PVC，或清理旧数据，然后查明写入来源。'
    ),
    yaml: `# kubectl edit persistentvolumeclaim <name>
spec:
  resources:
    requests:
      storage: <larger size>`,
  },
  missing: text(
    'kubelet_volume_stats_* (kubelet) is missing: scrape the kubelet’s /metrics. Volumes whose CSI driver reports no statistics can not be judged.',
    '缺少 kubelet_volume_stats_*（kubelet）：请采集 kubelet 的 /metrics。CSI 驱动不上报统计信息的卷无法判断。'
  ),
  probe: (scope) =>
    `count(max by (${claim(scope)}) (${select(scope, 'kubelet_volume_stats_available_bytes')}) and max by (${claim(scope)}) (${select(scope, 'kubelet_volume_stats_capacity_bytes')}) > 0)`,
  query(scope) {
    const by = claim(scope);
    const available = select(scope, 'kubelet_volume_stats_available_bytes');
    const free = `min by (${by}) (${available}) / max by (${by}) (${select(scope, 'kubelet_volume_stats_capacity_bytes')} > 0)`;
    // Block volumes report nothing used; read-only ones may be as full as they like.
    return `${free} < 0.15
and max by (${by}) (${select(scope, 'kubelet_volume_stats_used_bytes')}) > 0
and ((${free} < 0.03) or (min by (${by}) (predict_linear(${available}[6h], 4 * 86400)) < 0))
unless max by (${by}) (${select(scope, 'kube_persistentvolumeclaim_access_mode', 'access_mode="ReadOnlyMany"')}) == 1`;
  },
  hazard({ labels: found, value }) {
    return hazardOf(
      {
        kind: 'PersistentVolumeClaim',
        namespace: found['namespace'] ?? '',
        name: found['persistentvolumeclaim'] ?? '',
      },
      value < 0.03
        ? text(`${percent(value)} free`, `剩余空间 ${percent(value)}`)
        : text(
            `${percent(value)} free, full within 4 days at the rate of the last 6 h`,
            `剩余空间 ${percent(value)}，按最近 6 小时的增速将在 4 天内写满`
          ),
      [
        figure('Free space', '剩余空间', percent(value)),
        figure('Thresholds', '阈值', value < 0.03 ? '< 3 %' : '< 15 %, predict_linear 6 h → 4 d'),
      ]
    );
  },
};
