import { findCondition } from '../kubernetes/project-condition.ts';
import type { ContainerStatus, Pod } from '../kubernetes/pod.ts';
import type { Asked } from './annotations.ts';
import type { DetectionContext } from './detection-context.ts';
import { gracePeriods } from './grace-periods.ts';
import { podException } from './pod-exception.ts';
import { concerns } from './probe-kill.ts';
import { probedStartup } from './startup-grace.ts';
import { trouble, type Trouble } from './trouble.ts';

/**
 * All containers run, and the pod is not ready: one trouble for each container that is not, or one of the pod where its
 * readiness gates are to blame. Not when its node went silent: then the node's controller says "not ready", while the
 * containers still say "ready".
 */
export function readinessTroubles(
  pod: Pod,
  { events, grace = gracePeriods }: DetectionContext,
  wishes: Asked
): Trouble[] {
  const condition = findCondition(pod.conditions, 'Ready');
  const { changedAt } = condition ?? {};
  if (condition?.status !== 'False' || typeof changedAt !== 'number') {
    return [];
  }
  const serving = pod.containers.filter(({ role }) => role === 'main' || role === 'sidecar');
  const allRun = serving.every(({ state, started }) => state.type === 'running' && started !== false);
  const unready = serving.filter(({ ready }) => !ready);
  if (serving.length === 0 || !allRun || (unready.length === 0 && condition.reason !== 'ReadinessGatesNotReady')) {
    return [];
  }
  const startedAt = Math.max(...serving.map(startOf));
  const allowed = wishes.startupGrace ?? probedStartup(pod, grace.notReady);
  // A container that was restarted of late is in trouble of its own, and that is what is told.
  const flaps = serving.map((status) => (status.restartCount > 0 ? startOf(status) + grace.flapping : 0));
  const wasNeverReady = changedAt <= startedAt + 1000;
  const from = Math.max(wasNeverReady ? startedAt + allowed : changedAt + grace.notReady, ...flaps);
  const tell = (status?: ContainerStatus): Trouble => {
    const [probe] = events
      .filter(({ reason, message }) => reason === 'Unhealthy' && /^readiness/i.test(message))
      .filter((event) => !status || concerns(event, status.name))
      .sort((a, b) => b.lastSeen - a.lastSeen);
    const message = probe?.message || condition.message || `${status?.name ?? pod.metadata.name} is not ready`;
    const exception = {
      ...podException(pod, 'ReadinessFailing', changedAt, message, status),
      fingerprint: `${pod.metadata.uid}/ReadinessFailing/${status?.name ?? ''}/${changedAt}`,
      log: status ? ('current' as const) : ('none' as const),
    };
    return trouble(exception, { from, early: 'young' });
  };
  return unready.length > 0 ? unready.map((status) => tell(status)) : [tell()];
}

function startOf({ state }: ContainerStatus): number {
  return state.type === 'running' ? (state.startedAt ?? 0) : 0;
}
