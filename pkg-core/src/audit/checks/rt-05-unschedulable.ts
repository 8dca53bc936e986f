import { findCondition } from '../../kubernetes/project-condition.ts';
import type { ApiCheck } from '../check.ts';
import { minute } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';
import { isAlive } from '../pod-placement.ts';

export const unschedulable: ApiCheck = {
  kind: 'api',
  id: 'RT-05',
  category: 'stability',
  severity: 'high',
  peers: ['kubernetes-mixin'],
  alert: {
    name: 'Unschedulable',
    for: '10m',
    summary: 'Pods of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} find no node',
  },
  title: text('Pod finds no node', 'Pod 无法调度'),
  why: text(
    'No node has room for it or fits its rules; it waits until something changes.',
    '没有节点有足够资源或符合其调度规则，只能一直等待。'
  ),
  remedy: {
    text: text(
      'Read the scheduler’s message: add room, lower the requests, or loosen selector, affinity or taints.',
      '查看调度器的消息：增加资源、降低 request，或放宽选择器、亲和与污点要求。'
    ),
    yaml: null,
  },
  needs: ['pods', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    return examinePods(snapshot, snapshot.objects.pods.filter(isAlive), text('find no node', '无法调度'), (pod) => {
      const scheduled = findCondition(pod.conditions, 'PodScheduled');
      const waits = scheduled?.status === 'False' && scheduled.reason === 'Unschedulable';
      return waits && clock.passed(pod.metadata.createdAt, 5 * minute) ? scheduled.message || scheduled.reason : null;
    });
  },
};
