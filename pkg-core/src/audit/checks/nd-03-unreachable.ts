import { findCondition } from '../../kubernetes/project-condition.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const unreachable: ApiCheck = {
  kind: 'api',
  id: 'ND-03',
  category: 'availability',
  severity: 'critical',
  peers: ['kubernetes-mixin'],
  title: text('Node is unreachable', '节点失联'),
  why: text(
    'The control plane hears nothing of it: its pods are evicted after five minutes, those of StatefulSets hang.',
    '控制平面收不到该节点的消息：五分钟后其 Pod 会被驱逐，StatefulSet 的 Pod 会卡住。'
  ),
  remedy: {
    text: text(
      'Look at the machine and its network. If it is gone for good, taint it out-of-service or delete the node.',
      '检查机器和网络；若已彻底失效，打上 out-of-service 污点或删除节点。'
    ),
    yaml: null,
  },
  needs: ['nodes'],
  evaluate({ objects }) {
    return examine(objects.nodes, ({ metadata, taints, conditions }) => {
      const ready = findCondition(conditions, 'Ready');
      const leaving = taints.some(({ key }) =>
        /ToBeDeletedByClusterAutoscaler|karpenter\.sh\/disrupt|spot-termination/.test(key)
      );
      return leaving || !taints.some(({ key }) => key === 'node.kubernetes.io/unreachable')
        ? null
        : hazardOf(
            objectRef('Node', metadata),
            text(ready?.message || 'unreachable', ready?.message || '节点失联'),
            [figure('Ready', '就绪', `${ready?.status ?? 'Unknown'} (${ready?.reason ?? '–'})`)],
            { taints: taints.map(({ key, effect }) => ({ key, effect })) }
          );
    });
  },
};
