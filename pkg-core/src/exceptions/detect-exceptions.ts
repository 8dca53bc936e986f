import type { ContainerStatus, Pod } from '../kubernetes/pod.ts';
import { containerTroubles } from './container-troubles.ts';
import type { DetectionContext } from './detection-context.ts';
import type { Detection, Recovery } from './exception.ts';
import { gracePeriods, type GracePeriods } from './grace-periods.ts';
import { podTroubles } from './pod-troubles.ts';
import { sortTroubles } from './sort-troubles.ts';
import { wellFrom } from './well-from.ts';

/** What was held back this long ago has been told since. Milliseconds. */
const heldAtMost = 600_000;

/**
 * What became better or worse between two states of one pod; `previous` undefined: all that is still visible in this
 * one. By transitions (container id, restart count, end), never by what a clock says a container should be doing.
 *
 * To look again at `lookAgainAt`, call with the same pod twice: then all that is visible is told once more, so that
 * nothing held back is lost. One happening may thus be given several times: its fingerprint tells. A later `null` does
 * not cancel an earlier `lookAgainAt`.
 */
export function detectExceptions(
  previous: Pod | undefined,
  pod: Pod,
  now: number,
  context: DetectionContext
): Detection {
  const grace = context.grace ?? gracePeriods;
  const before = previous?.metadata.uid === pod.metadata.uid ? previous : undefined;
  const isSecondLook = before !== undefined && before.metadata.resourceVersion === pod.metadata.resourceVersion;
  const reference = isSecondLook ? undefined : before;

  const ofPod = podTroubles(pod, now, context);
  const earlierOfPod = reference && podTroubles(reference, now, context);
  // Judged as if no event had explained it then: what may have been held back was perhaps not told.
  const unexplained = { ...context, events: [] };
  const earlier = reference && [
    ...(earlierOfPod ?? []),
    ...reference.containers.flatMap((status) => containerTroubles(reference, status, now - heldAtMost, unexplained)),
  ];
  const current = [...ofPod, ...pod.containers.flatMap((status) => containerTroubles(pod, status, now, context))];
  const sorted = sortTroubles(current, earlier, now, before === undefined || isSecondLook ? null : grace.settling);

  const wholeIsWell = !ofPod.some(({ rule, from }) => rule === null && (from === null || from <= now));
  const wholeWasWell = earlierOfPod !== undefined && earlierOfPod.length === 0;
  const { recoveries, next } = containerRecoveries(reference, pod, now, grace);
  const times = [sorted.lookAgainAt, next].filter((time) => time !== null);
  return {
    ...sorted,
    recoveries: wholeIsWell && !wholeWasWell ? [...recoveries, recovered(null, now)] : recoveries,
    lookAgainAt: times.length > 0 ? Math.min(...times) : null,
  };
}

/** A deleted pod takes all its troubles along. */
export function detectDeletion(now: number): Detection {
  return { exceptions: [], ignored: [], recoveries: [{ container: null, state: 'gone', at: now }], lookAgainAt: null };
}

function containerRecoveries(
  reference: Pod | undefined,
  pod: Pod,
  now: number,
  grace: GracePeriods
): { recoveries: Recovery[]; next: number | null } {
  const recoveries: Recovery[] = [];
  let next: number | null = null;
  for (const status of pod.containers) {
    const from = wellFrom(pod, status, grace);
    if (from !== null && from > now) {
      next = Math.min(next ?? from, from);
    } else if (from !== null && !wasWell(reference, status, now, grace)) {
      recoveries.push(recovered(status.name, from === 0 ? now : from));
    }
  }
  return { recoveries, next };
}

function wasWell(reference: Pod | undefined, status: ContainerStatus, now: number, grace: GracePeriods): boolean {
  const earlier = reference?.containers.find(({ name }) => name === status.name);
  const from = reference && earlier ? wellFrom(reference, earlier, grace) : null;
  return from !== null && from <= now && earlier?.containerId === status.containerId;
}

function recovered(container: string | null, at: number): Recovery {
  return { container, state: 'recovered', at };
}
