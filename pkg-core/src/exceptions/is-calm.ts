import type { ContainerStatus, Pod, PodCondition } from '../kubernetes/pod.ts';

/**
 * True when all is well with a pod, and was, in the same containers: most updates of most pods, so it is asked first.
 * False says nothing. Restarts before `settled`, Unix milliseconds, are told and over.
 */
export function staysCalm(reference: Pod, pod: Pod, settled: number): boolean {
  return (
    reference.containers.length === pod.containers.length &&
    isCalm(pod, settled) &&
    isCalm(reference, settled) &&
    pod.containers.every((status, index) => isSame(status, reference.containers[index])) &&
    sameTexts(pod.metadata.annotations, reference.metadata.annotations)
  );
}

function isCalm({ phase, reason, metadata, conditions, containers }: Pod, settled: number): boolean {
  return (
    phase === 'Running' &&
    reason === '' &&
    metadata.deletedAt === null &&
    conditions.every(isGood) &&
    containers.every((status) => isHealthy(status, settled))
  );
}

function isGood({ type, status }: PodCondition): boolean {
  return type === 'DisruptionTarget' ? status !== 'True' : status === 'True' || !needed.has(type);
}

const needed: ReadonlySet<string> = new Set(['Ready', 'PodScheduled', 'PodReadyToStartContainers']);

/** It runs and is ready, or was to end and did; and was not restarted of late. */
function isHealthy(
  { role, state, lastState, restartCount, ready, started }: ContainerStatus,
  settled: number
): boolean {
  if (role === 'init') {
    return restartCount === 0 && lastState === null && state.type === 'terminated' && state.exitCode === 0;
  }
  if (state.type !== 'running' || !ready || started === false || role === 'ephemeral') {
    return false;
  }
  return (restartCount === 0 && lastState === null) || isBefore(state.startedAt, settled);
}

function isBefore(moment: number | null, limit: number): boolean {
  return moment !== null && moment < limit;
}

function isSame(status: ContainerStatus, other: ContainerStatus | undefined): boolean {
  return (
    status.name === other?.name &&
    status.containerId === other.containerId &&
    status.restartCount === other.restartCount &&
    endOf(status) === endOf(other)
  );
}

/** The instance before, as far as it is known. */
function endOf({ lastState }: ContainerStatus): string | number | null {
  return lastState?.type === 'terminated' ? (lastState.containerId ?? lastState.finishedAt) : null;
}

function sameTexts(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  for (const name in a) {
    if (a[name] !== b[name]) {
      return false;
    }
  }
  for (const name in b) {
    if (!(name in a)) {
      return false;
    }
  }
  return true;
}
