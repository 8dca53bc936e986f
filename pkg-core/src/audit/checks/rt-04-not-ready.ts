import { findCondition } from '../../kubernetes/project-condition.ts';
import type { ApiCheck } from '../check.ts';
import { minute } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';
import { isAlive } from '../pod-placement.ts';

export const notReady: ApiCheck = {
  kind: 'api',
  id: 'RT-04',
  category: 'stability',
  severity: 'high',
  peers: ['Popeye', 'kubernetes-mixin'],
  title: text('Running pod has not been ready for 15 minutes', '运行中的 Pod 超过 15 分钟未就绪'),
  why: text(
    'It runs and takes no traffic: the other replicas carry its load, or nobody does.',
    'Pod 在运行但不接收流量，其负载由其他副本承担，或根本没有人承担。'
  ),
  remedy: {
    text: text(
      'Look at the answer of its readiness probe and at what the pod waits for.',
      '查看就绪探针的响应以及 Pod 在等待什么。'
    ),
    yaml: null,
  },
  needs: ['pods', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    const running = snapshot.objects.pods.filter(
      (pod) => isAlive(pod) && pod.phase === 'Running' && pod.metadata.owner?.kind !== 'Job'
    );
    return examinePods(snapshot, running, text('not ready for 15 min', '超过 15 分钟未就绪'), (pod) => {
      const ready = findCondition(pod.conditions, 'Ready');
      // What crashes or waits has checks of its own.
      const runs = pod.containers.every(({ state, lastState }) => state.type !== 'waiting' && lastState === null);
      return runs && ready?.status === 'False' && ready.changedAt !== null && clock.passed(ready.changedAt, 15 * minute)
        ? ready.message || ready.reason || 'Ready = False'
        : null;
    });
  },
};
