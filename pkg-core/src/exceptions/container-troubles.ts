import type { ContainerStatus, Pod } from '../kubernetes/pod.ts';
import type { DetectionContext } from './detection-context.ts';
import type { ContainerException } from './exception.ts';
import { gracePeriods } from './grace-periods.ts';
import { podRule } from './pod-rule.ts';
import { concerns } from './probe-kill.ts';
import { describeReason } from './reasons/describe-reason.ts';
import { isBackingOff, isHookFailure, isUnsettled, type Terminated, terminationReason } from './termination-reason.ts';
import { terminationRule } from './termination-rule.ts';
import { trouble, type Trouble } from './trouble.ts';

/** Waiting for these is how every container begins; the pod is looked at as a whole. */
export const startingReasons: ReadonlySet<string> = new Set(['', 'ContainerCreating', 'PodInitializing']);

/** All that is visible in the state of one container: how it ended, now and the time before, and why it does not start. */
export function containerTroubles(
  pod: Pod,
  status: ContainerStatus,
  now: number,
  context: DetectionContext
): Trouble[] {
  const ends = [status.lastState, status.state]
    .filter((state): state is Terminated => state?.type === 'terminated')
    .map((termination) => terminationTrouble(pod, status, termination, now, context));
  const stuck = waitingTrouble(pod, status, now, context);
  return stuck ? [...ends, stuck] : ends;
}

function terminationTrouble(
  pod: Pod,
  status: ContainerStatus,
  termination: Terminated,
  now: number,
  context: DetectionContext
): Trouble {
  const reason = terminationReason(pod, status, termination, context);
  const hasNewer = termination === status.lastState && status.state.type !== 'waiting';
  // Which instance ended: its id, else when it did, else the count of restarts.
  const restartCount = Math.max(0, status.restartCount - (hasNewer ? 1 : 0));
  const instance = termination.containerId ?? termination.finishedAt ?? restartCount;
  const exception: ContainerException = {
    ...about(status, reason),
    exitCode: termination.exitCode < 0 ? null : termination.exitCode,
    signal: termination.signal,
    message: termination.message,
    at: termination.finishedAt ?? now,
    fingerprint: `${pod.metadata.uid}/${status.name}/ended/${instance}`,
    containerId: termination.containerId,
    restartCount,
    log: hasNewer ? 'previous' : 'current',
  };
  const rule = terminationRule(pod, status, { termination, reason, restartCount }, context);
  return trouble(exception, {
    rule,
    settles: rule === null && isUnsettled(pod, status, termination, reason, now),
  });
}

function waitingTrouble(
  pod: Pod,
  status: ContainerStatus,
  now: number,
  context: DetectionContext
): Trouble | undefined {
  if (status.state.type !== 'waiting' || startingReasons.has(status.state.reason) || pod.metadata.deletedAt !== null) {
    return undefined;
  }
  const hasEnded = status.lastState?.type === 'terminated';
  if (hasEnded && (isBackingOff(status) || isHookFailure(status) || status.state.reason === 'RunContainerError')) {
    // The way the instance ended is told already.
    return undefined;
  }
  const isPull = status.state.reason === 'ErrImagePull' || status.state.reason === 'ImagePullBackOff';
  const reason = isPull ? 'ImagePullBackOff' : status.state.reason;
  const exception: ContainerException = {
    ...about(status, reason),
    message: (isPull ? pullError(status, context) : undefined) ?? status.state.message,
    at: now,
    fingerprint: `${pod.metadata.uid}/${status.name}/${reason}/${status.restartCount}/${status.image}`,
    log: hasEnded && describeReason(reason).hasLog ? 'current' : 'none',
  };
  const rule = status.role === 'ephemeral' ? 'debugging' : podRule(pod, context);
  const from = isPull ? pullsSince(pod, status) + (context.grace ?? gracePeriods).pulling : 0;
  return trouble(exception, { rule, ...(from > now ? { from, early: 'pull-retry' } : {}) });
}

/** When the container could begin to pull its image: with the pod, after the init containers, after its last end. */
function pullsSince(pod: Pod, { name }: ContainerStatus): number {
  const ends = pod.containers.flatMap(({ name: other, role, state, lastState }) =>
    [other === name ? lastState : null, role === 'init' ? state : null].map((end) =>
      end?.type === 'terminated' ? (end.finishedAt ?? 0) : 0
    )
  );
  return Math.max(pod.startedAt ?? pod.metadata.createdAt, ...ends);
}

/** The back-off alone does not say why; an event does. */
function pullError(status: ContainerStatus, { events }: DetectionContext): string | undefined {
  const message = status.state.type === 'waiting' ? status.state.message : '';
  if (message !== '' && !/^back-off pulling image "[^"]*"$/i.test(message)) {
    return undefined;
  }
  return events
    .filter((event) => event.reason === 'Failed' && /pull/i.test(event.message) && concerns(event, status.name))
    .sort((a, b) => b.lastSeen - a.lastSeen)[0]?.message;
}

function about(
  status: ContainerStatus,
  reason: string
): Omit<ContainerException, 'message' | 'at' | 'fingerprint' | 'log'> {
  return {
    container: status.name,
    containerRole: status.role,
    reason,
    severity: describeReason(reason).severity,
    exitCode: null,
    signal: null,
    image: status.image || null,
    containerId: null,
    restartCount: status.restartCount,
  };
}
