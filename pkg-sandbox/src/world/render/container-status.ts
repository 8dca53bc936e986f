import { rfc3339 } from '../duration.ts';
import { hexadecimal } from '../hash.ts';
import type { ContainerMoment } from '../life/container-moment.ts';
import type { Run } from '../life/schedule.ts';
import { containerId } from '../life/usage.ts';

/** Whatever tells two states of one container apart. */
export function containerKey({ state, index, ready, waiting, run }: ContainerMoment): string {
  return `${state}${index}${ready}${waiting?.reason ?? ''}${waiting?.message ?? ''}${state === 'terminated' ? run?.end : ''}`;
}

/** One entry of `status.containerStatuses`. */
export function containerStatus(moment: ContainerMoment, podUid: string): Record<string, unknown> {
  const { life, state, index, waiting, run, last, ready } = moment;
  const { name, image } = life.declaration;
  const id = (instance: number) => `containerd://${containerId(podUid, name, instance)}`;
  const started = index >= 0;
  return {
    name,
    state:
      state === 'waiting'
        ? {
            waiting: {
              reason: waiting?.reason ?? 'ContainerCreating',
              ...(waiting?.message ? { message: waiting.message } : {}),
            },
          }
        : state === 'running'
          ? { running: { startedAt: rfc3339(run?.start ?? 0) } }
          : { terminated: terminated(run, id(index)) },
    lastState: last ? { terminated: terminated(last.run, id(last.index)) } : {},
    ready: ready || (life.declaration.role === 'init' && state === 'terminated' && run?.exit.code === 0),
    restartCount: Math.max(0, index),
    image,
    imageID: started ? `${image.replace(/:[^:/]+$/, '')}@sha256:${hexadecimal(image, 64)}` : '',
    ...(started ? { containerID: id(index) } : {}),
    started: state === 'running',
  };
}

function terminated(run: Run | null, containerID: string): Record<string, unknown> {
  return {
    exitCode: run?.exit.code ?? 0,
    reason: run?.exit.reason ?? 'Unknown',
    ...(run?.exit.message ? { message: run.exit.message } : {}),
    startedAt: rfc3339(run?.start ?? 0),
    finishedAt: rfc3339(run?.end ?? 0),
    containerID,
  };
}
