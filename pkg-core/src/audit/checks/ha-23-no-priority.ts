import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const noPriority: ApiCheck = {
  kind: 'api',
  id: 'HA-23',
  category: 'availability',
  severity: 'low',
  peers: ['Polaris', 'kube-linter'],
  title: text('Critical workload without priority class', '关键工作负载未设置 PriorityClass'),
  why: text(
    'When nodes run short it is preempted and evicted like any other pod, although the cluster depends on it.',
    '节点资源不足时，它会像普通 Pod 一样被抢占和驱逐，尽管集群依赖它。'
  ),
  remedy: {
    text: text(
      'Give it a priority class: system-cluster-critical for add-ons, system-node-critical for agents of every node.',
      '设置优先级：集群组件用 system-cluster-critical，每节点的代理用 system-node-critical。'
    ),
    yaml: `spec:
  template:
    spec:
      priorityClassName: system-cluster-critical`,
  },
  needs: ['deployments', 'statefulsets', 'daemonsets'],
  evaluate({ objects }) {
    const all = [
      ...objects.deployments.map((object) => ({ ...object, kind: 'Deployment' })),
      ...objects.statefulsets.map((object) => ({ ...object, kind: 'StatefulSet' })),
      ...objects.daemonsets.map((object) => ({ ...object, kind: 'DaemonSet' })),
    ].filter(
      ({ metadata }) => metadata.namespace === 'kube-system' || metadata.annotations['vigil.io/critical'] === 'true'
    );
    return examine(all, ({ kind, metadata, template }) =>
      template.spec.priorityClassName === null
        ? hazardOf(
            objectRef(kind, metadata),
            text('no priorityClassName', '未设置 priorityClassName'),
            [figure('Priority class', 'PriorityClass', '–')],
            { spec: { template: { spec: { priorityClassName: null } } } }
          )
        : null
    );
  },
};
