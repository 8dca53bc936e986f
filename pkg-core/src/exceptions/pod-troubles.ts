import { findCondition } from '../kubernetes/project-condition.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { Asked } from './annotations.ts';
import { startingReasons } from './container-troubles.ts';
import type { DetectionContext } from './detection-context.ts';
import { gracePeriods } from './grace-periods.ts';
import { podException } from './pod-exception.ts';
import { podFailure } from './pod-failure.ts';
import { podRule } from './pod-rule.ts';
import { readinessTroubles } from './readiness-troubles.ts';
import { trouble, type Trouble } from './trouble.ts';

/** All that is wrong with a pod as a whole. */
export function podTroubles(pod: Pod, now: number, context: DetectionContext, wishes: Asked): Trouble[] {
  const ended = podFailure(pod, now, context);
  if (ended) {
    return [ended];
  }
  if (pod.metadata.deletedAt !== null || pod.phase === 'Succeeded' || pod.phase === 'Failed') {
    return [];
  }
  const grace = context.grace ?? gracePeriods;
  const starting = wishes.startupGrace ?? grace.starting;
  const waiting = [
    ...unscheduled(pod, now, context),
    ...creating(pod, now, context, starting),
    ...initialising(pod, now, starting),
  ];
  const found =
    waiting.length > 0 ? waiting : [...withoutSandbox(pod, grace.starting), ...readinessTroubles(pod, context, wishes)];
  const rule = found.length > 0 ? podRule(pod, context) : null;
  return rule === null ? found : found.map((one) => ({ ...one, rule }));
}

function unscheduled(pod: Pod, now: number, { grace = gracePeriods }: DetectionContext): Trouble[] {
  const condition = findCondition(pod.conditions, 'PodScheduled');
  if (condition?.status !== 'False' || pod.spec.nodeName !== null) {
    return [];
  }
  const from = pod.metadata.createdAt + grace.unschedulable;
  const reason = condition.reason || 'Unschedulable';
  const exception = podException(pod, reason, condition.changedAt ?? now, condition.message);
  if (reason !== 'SchedulingGated') {
    return [trouble(exception, { from, early: 'young' })];
  }
  const late = pod.metadata.createdAt + grace.gated;
  const lasts = { ...exception, severity: 'medium' as const, at: late, fingerprint: `${exception.fingerprint}/lasts` };
  return [trouble(exception, { from, early: 'scheduling-gated' }), trouble(lasts, { from: late })];
}

function creating(pod: Pod, now: number, { events }: DetectionContext, grace: number): Trouble[] {
  const waits = pod.containers.find(
    ({ state }) => state.type === 'waiting' && state.reason !== 'PodInitializing' && startingReasons.has(state.reason)
  );
  if (!waits || pod.spec.nodeName === null) {
    return [];
  }
  const ended = waits.lastState?.type === 'terminated' ? waits.lastState.finishedAt : null;
  const since = ended ?? pod.startedAt ?? pod.metadata.createdAt;
  const [cause] = events.filter((event) => event.type === 'Warning').sort((a, b) => b.lastSeen - a.lastSeen);
  const message = cause?.message || (waits.state.type === 'waiting' ? waits.state.message : '');
  const exception = podException(pod, 'ContainerCreating', since || now, message);
  return [trouble(exception, { from: since + grace, early: 'starting' })];
}

/** An init container that runs and does not end; one that fails is told itself. */
function initialising(pod: Pod, now: number, grace: number): Trouble[] {
  const runs = pod.containers.find(({ role, state }) => role === 'init' && state.type === 'running');
  if (runs?.state.type !== 'running') {
    return [];
  }
  const since = runs.state.startedAt ?? pod.startedAt ?? now;
  const exception = {
    ...podException(pod, 'PodInitializing', since, `init container ${runs.name} is still running`, runs),
    log: 'current' as const,
  };
  return [trouble(exception, { from: since + grace, early: 'starting' })];
}

/** While a pod starts this is said of its creation; afterwards its sandbox was lost and does not come back. */
function withoutSandbox(pod: Pod, grace: number): Trouble[] {
  const condition = findCondition(pod.conditions, 'PodReadyToStartContainers');
  if (condition?.status !== 'False' || condition.changedAt === null || pod.spec.nodeName === null) {
    return [];
  }
  const exception = {
    ...podException(pod, condition.type, condition.changedAt, condition.message || condition.reason),
    fingerprint: `${pod.metadata.uid}/${condition.type}/${condition.changedAt}`,
  };
  return [trouble(exception, { from: condition.changedAt + grace, early: 'young' })];
}
