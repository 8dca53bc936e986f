import { findCondition } from '../../kubernetes/project-condition.ts';
import type { ApiCheck } from '../check.ts';
import { hour } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';
import { isAlive } from '../pod-placement.ts';

export const schedulingGated: ApiCheck = {
  kind: 'api',
  id: 'RT-25',
  category: 'stability',
  severity: 'medium',
  peers: [],
  title: text('Pod waits behind a scheduling gate', 'Pod 被调度门控阻塞'),
  why: text(
    'The controller that should open the gate does not: the pod never gets to the scheduler.',
    '本应打开门控的控制器没有动作，Pod 一直无法进入调度。'
  ),
  remedy: {
    text: text(
      'Look at the controller that owns the gate, or remove the gate from the pod.',
      '检查负责该门控的控制器，或移除 Pod 上的门控。'
    ),
    yaml: null,
  },
  needs: ['pods', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    return examinePods(
      snapshot,
      snapshot.objects.pods.filter(isAlive),
      text('gated for over an hour', '被门控超过一小时'),
      (pod) =>
        findCondition(pod.conditions, 'PodScheduled')?.reason === 'SchedulingGated' &&
        clock.passed(pod.metadata.createdAt, hour)
          ? clock.age(pod.metadata.createdAt)
          : null
    );
  },
};
