import type { ContainerState, ContainerStatus, Pod } from '../kubernetes/pod.ts';
import type { DetectionContext } from './detection-context.ts';
import { concerns, isKillCode, probeKill } from './probe-kill.ts';

export type Terminated = Extract<ContainerState, { type: 'terminated' }>;

/** These words of the runtime say more than that it happens again and again. */
const tellingMost: ReadonlySet<string> = new Set(['OOMKilled', 'ContainerStatusUnknown', 'seccomp killed']);

/** The longest back-off is 5 min; a container that runs longer than 10 min is forgiven. Milliseconds. */
const backOffMemory = 900_000;
const backOffEvent = /back-off restarting failed container/i;

/**
 * The one reason of a container's end. What says most comes first: out of memory, killed by seccomp, lost by the
 * kubelet, killed by a probe or for its hook, crash looping; else the runtime's own word.
 */
export function terminationReason(
  pod: Pod,
  status: ContainerStatus,
  termination: Terminated,
  context: DetectionContext
): string {
  if (tellingMost.has(termination.reason)) {
    return termination.reason;
  }
  const probe = probeKill(pod, status.name, termination, context.events);
  if (probe) {
    return probe;
  }
  if (isHookFailure(status) && termination === status.lastState) {
    return 'PostStartHookError';
  }
  const backsOffNow = isBackingOff(status) && termination === status.lastState;
  if (backsOffNow || (status.restartCount >= 2 && hasBackedOff(status, termination, context))) {
    return 'CrashLoopBackOff';
  }
  if (termination.exitCode === 0) {
    return 'Completed';
  }
  return termination.reason === '' || termination.reason === 'Completed' ? 'Error' : termination.reason;
}

export function isBackingOff(status: ContainerStatus): boolean {
  return status.state.type === 'waiting' && status.state.reason === 'CrashLoopBackOff';
}

/** The kubelet killed the container because its postStart hook failed: the exit code is the kubelet's doing. */
export function isHookFailure(status: ContainerStatus): boolean {
  return status.state.type === 'waiting' && status.state.reason === 'PostStartHookError';
}

/** Whether the kubelet has said of late that it delays this container's restarts. */
function hasBackedOff(status: ContainerStatus, termination: Terminated, { events }: DetectionContext): boolean {
  const earliest = (termination.finishedAt ?? 0) - backOffMemory;
  return events.some(
    (event) =>
      event.reason === 'BackOff' &&
      event.lastSeen >= earliest &&
      backOffEvent.test(event.message) &&
      concerns(event, status.name)
  );
}

/**
 * True while the next moments may tell more: whether the kubelet starts the container again or backs off, and whether
 * a probe was the cause.
 */
export function isUnsettled(
  pod: Pod,
  status: ContainerStatus,
  termination: Terminated,
  reason: string,
  now: number
): boolean {
  if (reason !== 'Error' && reason !== 'Completed') {
    return false;
  }
  const restarts = pod.spec.restartPolicy !== 'Never' && pod.phase !== 'Failed';
  const awaitsRestart = restarts && termination === status.state && status.restartCount > 0;
  const probes = pod.spec.containers.find((container) => container.name === status.name)?.probes ?? {};
  const isFresh = termination.finishedAt === null || now - termination.finishedAt < 60_000;
  const awaitsEvent =
    restarts && isFresh && isKillCode(termination.exitCode) && Boolean(probes.liveness ?? probes.startup);
  return awaitsRestart || awaitsEvent;
}
