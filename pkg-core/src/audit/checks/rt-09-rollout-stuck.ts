import { findCondition } from '../../kubernetes/project-condition.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const rolloutStuck: ApiCheck = {
  kind: 'api',
  id: 'RT-09',
  category: 'stability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'RolloutStuck',
    for: '5m',
    summary: 'Rollout of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} is stuck',
  },
  title: text('Rollout is stuck', '发布卡住'),
  why: text(
    'The new version does not come up: the old one serves on with fewer replicas, and the next restart may stop it.',
    '新版本无法就绪，旧版本以更少的副本继续服务，下一次重启可能使其中断。'
  ),
  remedy: {
    text: text(
      'Look at the newest pods on the exceptions page, mend the cause or roll back: kubectl rollout undo.',
      '在异常页面查看最新的 Pod，修复原因或回滚：kubectl rollout undo。'
    ),
    yaml: null,
  },
  needs: ['deployments'],
  evaluate({ objects }) {
    const wanted = objects.deployments.filter(({ replicas }) => replicas > 0);
    return examine(wanted, ({ metadata, conditions, status, replicas }) => {
      const progressing = findCondition(conditions, 'Progressing');
      return progressing?.status !== 'False' || progressing.reason !== 'ProgressDeadlineExceeded'
        ? null
        : hazardOf(
            objectRef('Deployment', metadata),
            text(
              `${status.updated} of ${replicas} replicas updated, no progress`,
              `${replicas} 个副本中已更新 ${status.updated} 个，没有进展`
            ),
            [
              figure('Updated', '已更新', `${status.updated} / ${replicas}`),
              figure('Available', '可用', `${status.available} / ${replicas}`),
              figure('Message', '消息', progressing.message || progressing.reason),
            ]
          );
    });
  },
};
