import { amount } from '../amount.ts';
import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { labels, realContainer, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

const written = (scope: AuditScope) => select(scope, 'container_fs_usage_bytes', ...realContainer);

export const unboundedDisk: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-13',
  category: 'stability',
  severity: 'low',
  peers: ['kube-score'],
  title: text('Container writes to its disk without a limit', '容器写盘没有上限'),
  why: text(
    'What it writes fills the node’s disk, and the kubelet then evicts pods that did nothing wrong.',
    '写入会占满节点磁盘，kubelet 会驱逐无辜的 Pod。'
  ),
  remedy: {
    text: text(
      'Set a limit for ephemeral storage, or write to a volume.',
      '设置 ephemeral-storage 的 limit，或写入持久卷。'
    ),
    yaml: `resources:
  limits:
    ephemeral-storage: 4Gi`,
  },
  missing: text(
    'container_fs_usage_bytes (kubelet cAdvisor) or kube_pod_owner (kube-state-metrics) is missing: not every container runtime reports it.',
    '缺少 container_fs_usage_bytes（kubelet cAdvisor）或 kube_pod_owner（kube-state-metrics）：并非所有容器运行时都上报。'
  ),
  probe: (scope) => countWorkloads(scope, written(scope)),
  query(scope) {
    const by = labels(scope, 'namespace', 'pod', 'container');
    const limited = `max by (${by}) (${select(scope, 'kube_pod_container_resource_limits', 'resource="ephemeral_storage"')})`;
    return worstOfWorkload(
      scope,
      `(max by (${by}) (${written(scope)}) > 2 ^ 30 unless on (${by}) ${limited})`,
      'container'
    );
  },
  hazard: (sample) =>
    hazardOf(
      sampleWorkload(sample),
      text(
        `${sample.labels['container']}: ${amount('storage', sample.value)} written, no limit`,
        `${sample.labels['container']}：已写入 ${amount('storage', sample.value)}，无上限`
      ),
      [figure('Written', '已写入', amount('storage', sample.value))]
    ),
};
