import type { ApiCheck } from '../check.ts';
import { hour } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';
import { isAlive } from '../pod-placement.ts';

export const killedNotByMemory: ApiCheck = {
  kind: 'api',
  id: 'RT-26',
  category: 'stability',
  severity: 'medium',
  peers: [],
  title: text('Container was killed, and not for its own memory', '容器被终止，但并非自身内存超限'),
  why: text(
    'Exit code 137 without OOMKilled: a liveness probe, an exceeded grace period, or a node that ran out of memory.',
    '退出码 137 且非 OOMKilled：存活探针、超出终止宽限期，或节点内存耗尽。'
  ),
  remedy: {
    text: text(
      'Events beside the incident say who killed it: Killing, ExceededGracePeriod or SystemOOM.',
      '异常旁的事件会说明是谁终止的：Killing、ExceededGracePeriod 或 SystemOOM。'
    ),
    yaml: null,
  },
  needs: ['pods', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    return examinePods(
      snapshot,
      snapshot.objects.pods.filter(isAlive),
      text('were killed within 1 h', '在 1 小时内被终止'),
      (pod) => {
        for (const { name, lastState } of pod.containers) {
          const killed =
            lastState?.type === 'terminated' && lastState.exitCode === 137 && lastState.reason !== 'OOMKilled';
          if (killed && !clock.passed(lastState.finishedAt ?? 0, hour)) {
            return `${name} exit 137 (${lastState.reason || '–'})`;
          }
        }
        return null;
      }
    );
  },
};
