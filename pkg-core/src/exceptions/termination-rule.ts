import { findCondition } from '../kubernetes/project-condition.ts';
import type { ContainerStatus, Pod } from '../kubernetes/pod.ts';
import type { DetectionContext } from './detection-context.ts';
import type { IgnoreRule } from './ignore-rules.ts';
import { podRule } from './pod-rule.ts';
import type { Terminated } from './termination-reason.ts';

/** The end of one instance of a container, as it is judged. */
export interface Ending {
  termination: Terminated;
  /** As {@link import('./termination-reason.ts').terminationReason} has it. */
  reason: string;
  /** How often the container had been restarted before this instance. */
  restartCount: number;
}

/** The rule by which a container's end is left out; null when it counts. */
export function terminationRule(
  pod: Pod,
  status: ContainerStatus,
  ending: Ending,
  context: DetectionContext
): IgnoreRule | null {
  const { termination, reason } = ending;
  if (status.role === 'ephemeral') {
    return 'debugging';
  }
  if (termination.exitCode === 0 && mayComplete(pod, status, ending)) {
    return 'completed';
  }
  if (endedByDeletion(pod, termination)) {
    return termination.exitCode === 143 || termination.exitCode === 0 ? 'graceful-stop' : 'deleting';
  }
  if (status.role === 'sidecar' && termination === status.state && isWorkDone(pod)) {
    return 'succeeded';
  }
  if (termination === status.state && podEndedIt(pod)) {
    return findCondition(pod.conditions, 'DisruptionTarget')?.reason === 'EvictionByEvictionAPI'
      ? 'evicted-by-api'
      : 'pod-failure';
  }
  if (context.job) {
    return 'job-retry';
  }
  if (pod.mirror && reason === 'Error' && termination.exitCode === 143) {
    return 'mirror-update';
  }
  return podRule(pod, context);
}

/** A container that shall run for ever and ends without an error for the second time does not what it is meant to do. */
function mayComplete(pod: Pod, { role }: ContainerStatus, { reason, restartCount }: Ending): boolean {
  if (reason !== 'Completed') {
    return false;
  }
  const restartsAlways = role === 'sidecar' || (role === 'main' && pod.spec.restartPolicy === 'Always');
  return !restartsAlways || restartCount === 0;
}

/** The kubelet stops sidecars when the main containers are done, and their exit codes do not matter (KEP-753). */
function isWorkDone(pod: Pod): boolean {
  const mains = pod.containers.filter(({ role }) => role === 'main');
  return mains.length > 0 && mains.every(({ state }) => state.type === 'terminated' && state.exitCode === 0);
}

/** What ended before the deletion was asked for is no consequence of it. */
function endedByDeletion(pod: Pod, { finishedAt }: Terminated): boolean {
  const { deletedAt } = pod.metadata;
  if (deletedAt === null) {
    return false;
  }
  // The API server sets the deletion time stamp to the end of the grace period; stamps are whole seconds.
  const askedAt = deletedAt - pod.spec.terminationGracePeriodSeconds * 1000 - 1000;
  return finishedAt === null || finishedAt >= askedAt;
}

/** The kubelet gave a reason for the whole pod (Evicted, NodeShutdown …), or something took the pod away. */
function podEndedIt(pod: Pod): boolean {
  const isDisrupted = findCondition(pod.conditions, 'DisruptionTarget')?.status === 'True';
  return pod.phase === 'Failed' && (pod.reason !== '' || isDisrupted);
}
