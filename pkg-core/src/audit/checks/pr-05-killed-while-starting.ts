import type { Probe } from '../../kubernetes/pod.ts';
import type { ApiCheck } from '../check.ts';
import { hour } from '../duration.ts';
import { examinePods } from '../examine-pods.ts';
import { text } from '../figure.ts';
import { isAlive } from '../pod-placement.ts';
import { mainContainers } from '../pod-template.ts';

/** Seconds that a container has until liveness kills it if it answers nothing from the start. */
function allowance({ initialDelaySeconds, periodSeconds, failureThreshold }: Probe): number {
  return initialDelaySeconds + periodSeconds * failureThreshold;
}

export const killedWhileStarting: ApiCheck = {
  kind: 'api',
  id: 'PR-05',
  category: 'stability',
  severity: 'medium',
  peers: [],
  title: text('Liveness probe kills the container while it starts', '存活探针在启动过程中终止了容器'),
  why: text(
    'It starts slower than the liveness probe allows, is killed and starts again: under load it may never come up.',
    '启动时间超过存活探针的容忍时间，容器被终止并重新启动；高负载时可能永远起不来。'
  ),
  remedy: {
    text: text(
      'Add a startup probe that allows the slowest start seen; liveness waits for it.',
      '添加能覆盖最慢启动时间的启动探针，存活探针会等它通过后再开始。'
    ),
    yaml: `startupProbe:
  httpGet: { path: /livez, port: http }
  periodSeconds: 5
  failureThreshold: 60`,
  },
  needs: ['pods', 'replicasets', 'jobs'],
  evaluate(snapshot, clock) {
    const probed = snapshot.objects.pods.filter(
      (pod) => isAlive(pod) && mainContainers(pod).some(({ probes }) => probes.liveness && !probes.startup)
    );
    return examinePods(snapshot, probed, text('were killed before they were up', '在启动完成前被终止'), (pod) => {
      for (const { name, probes } of mainContainers(pod)) {
        const last = pod.containers.find((status) => status.name === name)?.lastState;
        if (!probes.liveness || probes.startup || last?.type !== 'terminated') {
          continue;
        }
        const { startedAt, finishedAt, exitCode, reason } = last;
        const lived = startedAt === null || finishedAt === null ? NaN : (finishedAt - startedAt) / 1000;
        const given = allowance(probes.liveness);
        const slack = pod.spec.terminationGracePeriodSeconds + probes.liveness.periodSeconds;
        const killed = (exitCode === 137 || exitCode === 143) && reason !== 'OOMKilled';
        if (killed && lived >= given * 0.8 && lived <= given + slack && !clock.passed(finishedAt ?? 0, hour)) {
          return `${name} ${Math.round(lived)} s, ${given} s`;
        }
      }
      return null;
    });
  },
};
