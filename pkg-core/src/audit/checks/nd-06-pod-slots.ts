import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const podSlots: ApiCheck = {
  kind: 'api',
  id: 'ND-06',
  category: 'resources',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  title: text('Node has hardly a pod slot left', '节点 Pod 数接近上限'),
  why: text(
    'New pods find no place there, whatever CPU and memory are free.',
    '即使 CPU 和内存有余量，新 Pod 也无法调度到该节点。'
  ),
  remedy: {
    text: text(
      'Raise maxPods of the kubelet if addresses allow, or add a node.',
      '地址允许时提高 kubelet 的 maxPods，或增加节点。'
    ),
    yaml: null,
  },
  needs: ['nodes', 'pods'],
  scope: 'cluster',
  evaluate({ objects }) {
    const counts = new Map<string | null, number>();
    for (const pod of objects.pods) {
      if (pod.phase !== 'Succeeded' && pod.phase !== 'Failed') {
        counts.set(pod.spec.nodeName, (counts.get(pod.spec.nodeName) ?? 0) + 1);
      }
    }
    const known = objects.nodes.filter(({ allocatable }) => (allocatable['pods'] ?? 0) > 0);
    return examine(known, ({ metadata, allocatable }) => {
      const count = counts.get(metadata.name) ?? 0;
      const most = allocatable['pods'] ?? 0;
      return count / most <= 0.95
        ? null
        : hazardOf(
            objectRef('Node', metadata),
            text(`${count} of ${most} pods`, `${most} 个 Pod 上限已用 ${count} 个`),
            [figure('Pods', 'Pod', `${count} / ${most}`), figure('Threshold', '阈值', '95 %')]
          );
    });
  },
};
