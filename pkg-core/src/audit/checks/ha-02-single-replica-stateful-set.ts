import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';

export const singleReplicaStatefulSet: ApiCheck = {
  kind: 'api',
  id: 'HA-02',
  category: 'availability',
  severity: 'medium',
  peers: ['kube-linter'],
  title: text('StatefulSet runs a single replica', 'StatefulSet 只有一个副本'),
  why: text(
    'The only pod is down for every update, drain and node failure. After a node failure it stays down until the node is confirmed dead, because a StatefulSet never starts a second pod of the same name.',
    '每次更新、节点排空或节点故障时，唯一的 Pod 都会停机。节点故障后，StatefulSet 不会启动同名的第二个 Pod，因此在确认节点失效之前服务一直不可用。'
  ),
  remedy: {
    text: text(
      'If the software can replicate, run three or more members. If it can not, keep its restore tested and announce drains.',
      '如果软件支持多副本，请运行三个及以上成员；如果不支持，请确保恢复流程经过演练，并提前通知节点维护。'
    ),
    yaml: 'spec:\n  replicas: 3',
  },
  needs: ['statefulsets'],
  evaluate({ objects }) {
    const statefulSets = objects.statefulsets.filter(({ replicas }) => replicas > 0);
    const hazards = statefulSets
      .filter(({ replicas }) => replicas === 1)
      .map(({ metadata: { namespace, name }, replicas }) =>
        hazardOf(
          { kind: 'StatefulSet', namespace, name },
          text('1 replica, down during every restart', '仅 1 个副本，每次重启都会中断'),
          [figure('Replicas', '副本数', 1)],
          { kind: 'StatefulSet', spec: { replicas } }
        )
      );
    return { examined: statefulSets.length, hazards };
  },
};
