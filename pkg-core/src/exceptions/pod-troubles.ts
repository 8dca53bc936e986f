import { findCondition } from '../kubernetes/project-condition.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { startingReasons } from './container-troubles.ts';
import type { DetectionContext } from './detection-context.ts';
import { gracePeriods } from './grace-periods.ts';
import { podException } from './pod-exception.ts';
import { trouble, type Trouble } from './trouble.ts';

/** The kubelet's and the controllers' words for one and the same trouble. */
const canonical: Record<string, string> = {
  Preempting: 'Preempted',
  Shutdown: 'NodeShutdown',
  Terminated: 'NodeShutdown',
  PreemptionByScheduler: 'Preempted',
  DeletionByTaintManager: 'NodeLost',
  DeletionByPodGC: 'NodeLost',
};

/** All that is wrong with a pod as a whole. */
export function podTroubles(pod: Pod, now: number, context: DetectionContext): Trouble[] {
  const ended = failure(pod, now, context);
  if (ended) {
    return [ended];
  }
  if (pod.metadata.deletedAt !== null || pod.phase === 'Succeeded' || pod.phase === 'Failed') {
    return [];
  }
  const candidates = [unscheduled(pod, now, context), creating(pod, now, context), initialising(pod, now, context)];
  const waiting = candidates.filter((candidate) => candidate !== undefined);
  const ready = waiting.length === 0 ? notReady(pod, context) : undefined;
  return ready ? [ready] : waiting;
}

function failure(pod: Pod, now: number, context: DetectionContext): Trouble | undefined {
  const condition = findCondition(pod.conditions, 'DisruptionTarget');
  const disruption = condition?.status === 'True' ? condition : undefined;
  const isFailure = pod.phase === 'Failed' || pod.reason === 'NodeLost' || pod.reason === 'Evicted';
  const word = (isFailure && pod.reason) || (disruption?.reason === 'TerminationByKubelet' ? '' : disruption?.reason);
  if (!word) {
    return undefined;
  }
  const reason = canonical[word] ?? word;
  const ends = pod.containers.flatMap(({ state }) => (state.type === 'terminated' ? [state.finishedAt ?? 0] : []));
  const at = disruption?.changedAt ?? (Math.max(0, ...ends) || now);
  const exception = podException(pod, reason, at, pod.message || (disruption?.message ?? ''));
  const isJobs = reason === 'DeadlineExceeded' && context.job !== undefined;
  return trouble(exception, {
    rule: reason === 'EvictionByEvictionAPI' ? 'evicted-by-api' : isJobs ? 'job-retry' : null,
  });
}

function unscheduled(pod: Pod, now: number, { grace = gracePeriods }: DetectionContext): Trouble | undefined {
  const condition = findCondition(pod.conditions, 'PodScheduled');
  if (condition?.status !== 'False' || pod.spec.nodeName !== null) {
    return undefined;
  }
  const from = pod.metadata.createdAt + grace.unschedulable;
  const reason = condition.reason || 'Unschedulable';
  const exception = podException(pod, reason, condition.changedAt ?? now, condition.message);
  return reason === 'SchedulingGated'
    ? trouble(exception, { rule: 'scheduling-gated' })
    : trouble(exception, { from, early: 'young' });
}

function creating(pod: Pod, now: number, { events, grace = gracePeriods }: DetectionContext): Trouble | undefined {
  const waits = pod.containers.find(
    ({ state }) => state.type === 'waiting' && state.reason !== 'PodInitializing' && startingReasons.has(state.reason)
  );
  if (!waits || pod.spec.nodeName === null) {
    return undefined;
  }
  const ended = waits.lastState?.type === 'terminated' ? waits.lastState.finishedAt : null;
  const since = ended ?? pod.startedAt ?? pod.metadata.createdAt;
  const [cause] = events.filter((event) => event.type === 'Warning').sort((a, b) => b.lastSeen - a.lastSeen);
  const message = cause?.message || (waits.state.type === 'waiting' ? waits.state.message : '');
  const exception = podException(pod, 'ContainerCreating', since || now, message);
  return trouble(exception, { from: since + grace.starting, early: 'starting' });
}

/** An init container that runs and does not end; one that fails is told itself. */
function initialising(pod: Pod, now: number, { grace = gracePeriods }: DetectionContext): Trouble | undefined {
  const runs = pod.containers.find(({ role, state }) => role === 'init' && state.type === 'running');
  if (runs?.state.type !== 'running') {
    return undefined;
  }
  const since = runs.state.startedAt ?? pod.startedAt ?? now;
  const exception = {
    ...podException(pod, 'PodInitializing', since, `init container ${runs.name} is still running`),
    ...{ container: runs.name, containerRole: runs.role, image: runs.image || null, containerId: runs.containerId },
    ...{ restartCount: runs.restartCount, log: 'current' as const },
  };
  return trouble(exception, { from: since + grace.starting, early: 'starting' });
}

/** Not when its node went silent: then the node's controller says "not ready", while the containers still say "ready". */
function notReady(pod: Pod, { events, grace = gracePeriods }: DetectionContext): Trouble | undefined {
  const condition = findCondition(pod.conditions, 'Ready');
  const serving = pod.containers.filter(({ role }) => role === 'main' || role === 'sidecar');
  const allRun =
    serving.length > 0 && serving.every(({ state, started }) => state.type === 'running' && started !== false);
  const isAsked = serving.some(({ ready }) => !ready) || condition?.reason === 'ReadinessGatesNotReady';
  if (condition?.status !== 'False' || condition.changedAt === null || !allRun || !isAsked) {
    return undefined;
  }
  const [probe] = events
    .filter((event) => event.reason === 'Unhealthy' && /^readiness/i.test(event.message))
    .sort((a, b) => b.lastSeen - a.lastSeen);
  const unready = serving.find(({ ready }) => !ready)?.name;
  const exception = {
    ...podException(
      pod,
      'ReadinessFailing',
      condition.changedAt,
      probe?.message || condition.message || `${unready} is not ready`
    ),
    fingerprint: `${pod.metadata.uid}/ReadinessFailing/${condition.changedAt}`,
  };
  // A container that was restarted of late is in trouble of its own, and that is what is told.
  const calm = serving.map(({ state, restartCount }) => {
    const startedAt = state.type === 'running' ? (state.startedAt ?? 0) : 0;
    return startedAt + (restartCount > 0 ? grace.flapping : grace.notReady);
  });
  return trouble(exception, { from: Math.max(condition.changedAt + grace.notReady, ...calm), early: 'young' });
}
