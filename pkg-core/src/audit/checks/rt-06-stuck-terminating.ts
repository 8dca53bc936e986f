import type { ApiCheck } from '../check.ts';
import { minute } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';

export const stuckTerminating: ApiCheck = {
  kind: 'api',
  id: 'RT-06',
  category: 'stability',
  severity: 'medium',
  peers: ['Popeye'],
  title: text('Pod does not go away', 'Pod 无法终止'),
  why: text(
    'It holds its volume, its name and its place: a StatefulSet can not replace it.',
    '它仍占用卷、名称和位置，StatefulSet 无法创建替代的 Pod。'
  ),
  remedy: {
    text: text(
      'If its node is gone, mark the node out of service or delete the pod by force; else look for finalizers and hanging mounts.',
      '节点已失效时将其标记为停止服务或强制删除 Pod；否则检查 finalizer 和卡住的挂载。'
    ),
    yaml: null,
  },
  needs: ['pods', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    return examinePods(snapshot, snapshot.objects.pods, text('should be gone', '早应终止'), ({ metadata }) =>
      metadata.deletedAt !== null && clock.passed(metadata.deletedAt, 10 * minute)
        ? `deletionTimestamp + ${clock.age(metadata.deletedAt)}`
        : null
    );
  },
};
