import { findCondition } from '../kubernetes/project-condition.ts';
import type { Pod, PodCondition } from '../kubernetes/pod.ts';
import type { DetectionContext } from './detection-context.ts';
import type { IgnoreRule } from './ignore-rules.ts';
import { podException } from './pod-exception.ts';
import { trouble, type Trouble } from './trouble.ts';

/** The kubelet's and the controllers' words for one and the same trouble. */
const canonical: Record<string, string> = {
  Preempting: 'Preempted',
  Shutdown: 'NodeShutdown',
  Terminated: 'NodeShutdown',
  PreemptionByScheduler: 'Preempted',
  DeletionByTaintManager: 'NodeLost',
};

/** What took the pod as a whole away: an eviction, a lost node, a refusal by the kubelet. */
export function podFailure(pod: Pod, now: number, context: DetectionContext): Trouble | undefined {
  const condition = findCondition(pod.conditions, 'DisruptionTarget');
  const disruption = condition?.status === 'True' ? condition : undefined;
  const word = failureWord(pod, disruption);
  if (!word) {
    return undefined;
  }
  const reason = canonical[word] ?? word;
  const ends = pod.containers.flatMap(({ state }) => (state.type === 'terminated' ? [state.finishedAt ?? 0] : []));
  const at = disruption?.changedAt ?? (Math.max(0, ...ends) || now);
  const message = pod.message || (disruption?.message ?? '');
  const culprit = reason === 'Evicted' ? namedContainer(pod, message) : undefined;
  const exception = podException(pod, reason, at, message, culprit);
  return trouble(culprit ? { ...exception, log: 'current' } : exception, { rule: failureRule(reason, context) });
}

/** The kubelet tells its reason once the pod has failed; until then a termination by it is only announced. */
function failureWord(pod: Pod, disruption: PodCondition | undefined): string | undefined {
  const isFailure = pod.phase === 'Failed' || pod.reason === 'NodeLost' || pod.reason === 'Evicted';
  if (isFailure && pod.reason !== '') {
    return pod.reason;
  }
  return disruption?.reason === 'TerminationByKubelet' && !isFailure ? undefined : disruption?.reason;
}

function failureRule(reason: string, { job, node }: DetectionContext): IgnoreRule | null {
  switch (reason) {
    case 'EvictionByEvictionAPI':
      return 'evicted-by-api';
    case 'DeadlineExceeded':
      return job ? 'job-retry' : null;
    case 'NodeShutdown':
      return node?.unschedulable ? 'node-drain' : null;
    default:
      return null;
  }
}

/** The kubelet names the container that used more than it asked for, or more than it may: its log may still be there. */
function namedContainer(pod: Pod, message: string) {
  const name = /\bcontainer "?([a-z0-9-]+)"? (?:was using|exceeded)\b/i.exec(message)?.[1];
  return pod.containers.find((status) => status.name === name && status.role !== 'ephemeral');
}
