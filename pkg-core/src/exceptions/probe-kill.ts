import type { ClusterEvent } from '../kubernetes/objects.ts';
import type { ContainerState, Pod } from '../kubernetes/pod.ts';

type Terminated = Extract<ContainerState, { type: 'terminated' }>;

/** Between the decision to kill and the end lie the grace period and the delay of events. Milliseconds. */
const window = 60_000;
const killed = /failed (liveness|startup) probe/i;
const unhealthy = /^(liveness|startup) probe failed/i;

/**
 * The reason, when a probe ended the container: the kubelet said so in an event shortly before (or, after exit code
 * 137 or 143, that the probe had failed). Undefined when no event says so.
 */
export function probeKill(
  pod: Pod,
  container: string,
  termination: Terminated,
  events: readonly ClusterEvent[]
): 'LivenessKilled' | 'StartupProbeFailed' | undefined {
  const earliest = (termination.finishedAt ?? 0) - window - pod.spec.terminationGracePeriodSeconds * 1000;
  const latest = (termination.finishedAt ?? Number.POSITIVE_INFINITY) + window;
  const wasKilled = isKillCode(termination.exitCode);
  const telling = events
    .filter((event) => event.lastSeen >= earliest && event.lastSeen <= latest && concerns(event, container))
    .map((event) => killed.exec(event.message) ?? (wasKilled ? unhealthy.exec(event.message) : null))
    .find((match) => match !== null);
  if (!telling) {
    return undefined;
  }
  return telling[1]?.toLowerCase() === 'startup' ? 'StartupProbeFailed' : 'LivenessKilled';
}

/** SIGKILL or SIGTERM, as the kubelet sends them. */
export function isKillCode(exitCode: number): boolean {
  return exitCode === 137 || exitCode === 143;
}

/** `spec.containers{app}`; events without a field path name the container in their text, or concern any. */
export function concerns(event: ClusterEvent, container: string): boolean {
  const path = event.object.fieldPath;
  const named = path === '' ? /\bcontainer "?([a-z0-9-]+)"? (?:in pod|failed)\b/i.exec(event.message)?.[1] : undefined;
  return path === '' ? named === undefined || named === container : path.endsWith(`{${container}}`);
}
