import { findCondition } from '../../kubernetes/project-condition.ts';
import type { ApiCheck } from '../check.ts';
import { hour } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';
import { isAlive } from '../pod-placement.ts';

export const waiting: ApiCheck = {
  kind: 'api',
  id: 'RT-03',
  category: 'stability',
  severity: 'high',
  peers: ['Popeye', 'kubernetes-mixin'],
  alert: {
    name: 'ContainerWaits',
    for: '0s',
    summary:
      'Containers of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} have waited to start for over an hour',
  },
  title: text('Container has been waiting for over an hour', '容器等待启动超过一小时'),
  why: text(
    'It will not start by itself: an image, a config map, a secret or a volume is missing.',
    '容器不会自行启动：缺少镜像、ConfigMap、Secret 或卷。'
  ),
  remedy: {
    text: text('The reason names what is missing; create or correct it.', '原因中会指出缺少的内容，补上或改正即可。'),
    yaml: null,
  },
  needs: ['pods', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    const old = snapshot.objects.pods.filter((pod) => isAlive(pod) && clock.passed(pod.metadata.createdAt, hour));
    return examinePods(snapshot, old, text('wait for over an hour', '等待超过一小时'), (pod) => {
      const ready = findCondition(pod.conditions, 'Ready');
      const state = pod.containers.find(
        (each) => each.state.type === 'waiting' && !/^(?:CrashLoopBackOff|PodInitializing|)$/.test(each.state.reason)
      );
      const since = ready?.changedAt ?? pod.metadata.createdAt;
      return state?.state.type === 'waiting' && ready?.status !== 'True' && clock.passed(since, hour)
        ? `${state.name} ${state.state.reason}`
        : null;
    });
  },
};
