import type { ApiCheck } from '../check.ts';
import { minute } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';
import { isAlive } from '../pod-placement.ts';
import { mainContainers } from '../pod-template.ts';

export const livenessFailing: ApiCheck = {
  kind: 'api',
  id: 'PR-07',
  category: 'stability',
  severity: 'high',
  peers: [],
  title: text('Liveness probe is failing', '存活探针正在失败'),
  why: text(
    'The kubelet is about to kill the container, or already does again and again.',
    'kubelet 即将或正在反复重启该容器。'
  ),
  remedy: {
    text: text(
      'Read the probe’s answer in the event. If the program only was slow, give the probe more time; if it hung, look at its log.',
      '查看事件中的探针响应：如果只是响应慢，请放宽探针；如果进程卡死，请查看日志。'
    ),
    yaml: null,
  },
  needs: ['pods', 'events', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    const probed = snapshot.objects.pods.filter(
      (pod) => isAlive(pod) && mainContainers(pod).some(({ probes }) => probes.liveness)
    );
    const failures = new Map(
      snapshot.objects.events
        .filter(
          ({ reason, message, lastSeen }) =>
            reason === 'Unhealthy' && message.startsWith('Liveness') && !clock.passed(lastSeen, 15 * minute)
        )
        .map(({ object, message, count }) => [object.uid, `${message} (×${count})`])
    );
    return examinePods(
      snapshot,
      probed,
      text('failed their liveness probe within 15 min', '在 15 分钟内存活探针失败'),
      (pod) => failures.get(pod.metadata.uid) ?? null
    );
  },
};
