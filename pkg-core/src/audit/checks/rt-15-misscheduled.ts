import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const misscheduled: ApiCheck = {
  kind: 'api',
  id: 'RT-15',
  category: 'stability',
  severity: 'low',
  peers: ['kubernetes-mixin'],
  title: text('DaemonSet runs where it should not', 'DaemonSet 运行在不该运行的节点'),
  why: text(
    'Its selector or tolerations have changed and old pods stay where nobody expects them.',
    '选择器或容忍已变更，旧 Pod 仍留在不该出现的节点上。'
  ),
  remedy: { text: text('Delete the pods on nodes that no longer match.', '删除不再匹配的节点上的 Pod。'), yaml: null },
  needs: ['daemonsets'],
  evaluate({ objects }) {
    return examine(objects.daemonsets, ({ metadata, status }) =>
      status.misscheduled > 0
        ? hazardOf(
            objectRef('DaemonSet', metadata),
            text(`${status.misscheduled} pods on wrong nodes`, `${status.misscheduled} 个 Pod 在错误的节点上`),
            [figure('Misscheduled', '误调度', status.misscheduled), figure('Desired', '期望', status.desired)]
          )
        : null
    );
  },
};
