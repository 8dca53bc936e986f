import { findCondition } from '../kubernetes/project-condition.ts';
import type { ContainerStatus, Pod } from '../kubernetes/pod.ts';
import type { DetectionContext } from './detection-context.ts';
import type { IgnoreRule } from './ignore-rules.ts';
import { isBackingOff, type Terminated } from './termination-reason.ts';

/** The rule by which a container's end is left out; null when it counts. */
export function terminationRule(
  pod: Pod,
  status: ContainerStatus,
  termination: Terminated,
  context: DetectionContext
): IgnoreRule | null {
  if (status.role === 'ephemeral') {
    return 'debugging';
  }
  if (termination.exitCode === 0 && !(isBackingOff(status) && termination === status.lastState)) {
    return 'completed';
  }
  if (endedByDeletion(pod, termination)) {
    return termination.exitCode === 143 ? 'graceful-stop' : 'deleting';
  }
  if (termination === status.state && podEndedIt(pod)) {
    return findCondition(pod.conditions, 'DisruptionTarget')?.reason === 'EvictionByEvictionAPI'
      ? 'evicted-by-api'
      : 'pod-failure';
  }
  if (context.job) {
    return 'job-retry';
  }
  return context.replicaSet?.replicas === 0 ? 'scale-down' : null;
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
