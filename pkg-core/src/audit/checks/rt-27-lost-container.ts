import type { ApiCheck } from '../check.ts';
import { day } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';
import { isAlive } from '../pod-placement.ts';

export const lostContainer: ApiCheck = {
  kind: 'api',
  id: 'RT-27',
  category: 'stability',
  severity: 'medium',
  peers: [],
  title: text('Container could not be started or was lost', '容器无法启动或状态丢失'),
  why: text(
    'StartError and ContainerStatusUnknown come from the runtime or the node, not from the program.',
    'StartError 和 ContainerStatusUnknown 来自容器运行时或节点，而非程序本身。'
  ),
  remedy: {
    text: text(
      'Look at the runtime’s message and at the node: disk, runtime restarts, a command that does not exist.',
      '查看运行时消息和节点状态：磁盘、运行时重启或不存在的启动命令。'
    ),
    yaml: null,
  },
  needs: ['pods', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    return examinePods(snapshot, snapshot.objects.pods.filter(isAlive), text('lost a container', '丢失容器'), (pod) => {
      for (const { name, state, lastState } of pod.containers) {
        for (const each of [state, lastState]) {
          const lost = each?.type === 'terminated' && /^(?:ContainerStatusUnknown|StartError)$/.test(each.reason);
          if (lost && !clock.passed(each.finishedAt ?? pod.metadata.createdAt, day)) {
            return `${name} ${each.reason}`;
          }
        }
      }
      return null;
    });
  },
};
