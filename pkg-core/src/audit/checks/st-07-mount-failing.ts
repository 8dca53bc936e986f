import type { ApiCheck } from '../check.ts';
import { minute } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';
import { isAlive } from '../pod-placement.ts';

export const mountFailing: ApiCheck = {
  kind: 'api',
  id: 'ST-07',
  category: 'stability',
  severity: 'high',
  peers: [],
  alert: {
    name: 'MountFails',
    for: '10m',
    summary: 'Volume of {{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} can not be mounted',
  },
  title: text('Volume can not be mounted', '卷挂载失败'),
  why: text('The pod waits for its volume and does not start.', 'Pod 等待卷挂载，无法启动。'),
  remedy: {
    text: text(
      'The event names the volume: a missing secret or config map, a disk still attached to another node, or a broken driver.',
      '事件会指出是哪个卷：缺少 Secret 或 ConfigMap、磁盘仍挂在其他节点，或驱动故障。'
    ),
    yaml: null,
  },
  needs: ['pods', 'events', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    const failures = new Map(
      snapshot.objects.events
        .filter(
          ({ reason, lastSeen }) =>
            /^(?:FailedMount|FailedAttachVolume|FailedMapVolume)$/.test(reason) && !clock.passed(lastSeen, 15 * minute)
        )
        .map(({ object, reason, message }) => [object.uid, `${reason}: ${message}`])
    );
    const waiting = snapshot.objects.pods.filter(isAlive);
    return examinePods(snapshot, waiting, text('can not mount a volume', '无法挂载卷'), (pod) =>
      pod.phase === 'Pending' ? (failures.get(pod.metadata.uid) ?? null) : null
    );
  },
};
