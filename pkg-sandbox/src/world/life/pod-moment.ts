import { nodeMonitorGrace } from '../nodes/node-list.ts';
import { containerMoment, type ContainerMoment } from './container-moment.ts';
import type { PodLife } from './pod-life.ts';

/** One pod at one moment. */
export interface PodMoment {
  life: PodLife;
  time: number;
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  scheduled: boolean;
  initialised: boolean;
  deleting: boolean;
  evicted: boolean;
  /** Its node does not answer, and the control plane knows. */
  nodeLost: boolean;
  /** The kubelet runs it and can be asked about it. */
  observed: boolean;
  ready: boolean;
  readyChangedAt: number;
  containers: ContainerMoment[];
}

/** The pod as the API server shows it at `time`. */
export function podMoment(life: PodLife, time: number): PodMoment {
  const { plan } = life;
  const { fate } = plan;
  // A kubelet that does not answer reports nothing new.
  const frozenAt = fate?.type === 'node-lost' ? fate.at : Infinity;
  const containers = life.containers.map((container) => containerMoment(life, container, Math.min(time, frozenAt)));
  const scheduled = fate?.type !== 'unschedulable' && time >= plan.createdAt + 300;
  const evicted = fate?.type === 'evicted' && time >= fate.at;
  const nodeLost = time >= frozenAt + nodeMonitorGrace;
  const initialised = containers.every(
    ({ life: { declaration }, state, run, index }) =>
      declaration.role === 'main' ||
      (declaration.role === 'sidecar' ? index >= 0 : state === 'terminated' && run?.exit.code === 0)
  );
  const long = containers.filter(({ life: { declaration } }) => declaration.role !== 'init');
  const deleting = time >= plan.deletedAt;
  const ready = scheduled && !evicted && !nodeLost && long.every((container) => container.ready);
  return {
    life,
    time,
    phase: evicted ? 'Failed' : phaseOf(containers, life.restartPolicy, initialised && scheduled),
    scheduled,
    initialised,
    deleting,
    evicted,
    nodeLost,
    observed: scheduled && !evicted && time < frozenAt,
    ready,
    readyChangedAt: nodeLost ? frozenAt + nodeMonitorGrace : (changedAt(long, ready) ?? plan.createdAt),
    containers,
  };
}

function phaseOf(
  containers: ContainerMoment[],
  restarts: PodLife['restartPolicy'],
  initialised: boolean
): PodMoment['phase'] {
  const main = containers.filter(({ life }) => life.declaration.role === 'main');
  if (!initialised || main.some(({ index }) => index < 0)) {
    return 'Pending';
  }
  if (main.every(({ state }) => state === 'terminated')) {
    const failed = main.some(({ run }) => run?.exit.code !== 0);
    if (restarts === 'Never' || (restarts === 'OnFailure' && !failed)) {
      return failed ? 'Failed' : 'Succeeded';
    }
  }
  return 'Running';
}

/** Ready since the last container became so, not ready since the first one stopped being so. */
function changedAt(containers: ContainerMoment[], ready: boolean): number | null {
  const moments = containers
    .filter((container) => container.ready === ready && container.readyChangedAt !== null)
    .map((container) => container.readyChangedAt ?? 0);
  return moments.length === 0 ? null : ready ? Math.max(...moments) : Math.min(...moments);
}
