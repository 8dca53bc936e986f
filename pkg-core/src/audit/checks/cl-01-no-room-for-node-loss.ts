import { amount } from '../amount.ts';
import type { ApiCheck } from '../check.ts';
import { clusterRoom } from '../cluster-room.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { clusterRef } from '../object-ref.ts';

export const noRoomForNodeLoss: ApiCheck = {
  kind: 'api',
  id: 'CL-01',
  category: 'resources',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  title: text('Requests do not fit after losing the largest node', '失去最大节点后 request 放不下'),
  why: text(
    'When that node dies, some of its pods stay pending until somebody adds a machine.',
    '该节点宕机后，部分 Pod 会一直 Pending，直到补充机器。'
  ),
  remedy: {
    text: text(
      'Add a node, or lower requests that are far above use: the resources page lists them.',
      '增加节点，或降低远高于用量的 request，资源分析页面会列出。'
    ),
    yaml: null,
  },
  needs: ['nodes', 'pods'],
  scope: 'cluster',
  evaluate(snapshot) {
    const { nodes, allocatable, requested } = clusterRoom(snapshot);
    if (nodes.length < 2) {
      return { examined: 0, hazards: [] };
    }
    const lacks = ['cpu', 'memory'].flatMap((resource) => {
      const largest = Math.max(...nodes.map((node) => node.allocatable[resource] ?? 0));
      const left = (allocatable[resource] ?? 0) - largest;
      const need = requested[resource] ?? 0;
      return need > left ? [{ resource, left, need }] : [];
    });
    const [first] = lacks;
    return {
      examined: 1,
      hazards: first
        ? [
            hazardOf(
              clusterRef,
              text(
                `${amount(first.resource, first.need)} requested, ${amount(first.resource, first.left)} left without the largest node`,
                `request 共 ${amount(first.resource, first.need)}，失去最大节点后剩 ${amount(first.resource, first.left)}`
              ),
              lacks.map(({ resource, left, need }) =>
                figure(resource, resource, `${amount(resource, need)} > ${amount(resource, left)}`)
              )
            ),
          ]
        : [],
    };
  },
};
