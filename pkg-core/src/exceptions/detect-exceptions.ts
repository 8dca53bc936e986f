import type { ContainerStatus, Pod } from '../kubernetes/pod.ts';
import { containerTroubles } from './container-troubles.ts';
import { annotationExceptions } from './detect-annotations.ts';
import type { DetectionContext } from './detection-context.ts';
import type { Detection, Recovery } from './exception.ts';
import { gracePeriods, type GracePeriods } from './grace-periods.ts';
import { staysCalm } from './is-calm.ts';
import { muteEnds, obeyWishes } from './obey-wishes.ts';
import { podTroubles } from './pod-troubles.ts';
import { sortTroubles } from './sort-troubles.ts';
import { trouble, type Trouble } from './trouble.ts';
import { wellFrom } from './well-from.ts';
import { wishesOf } from './wishes.ts';

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
  const before = previous?.metadata.uid === pod.metadata.uid ? previous : undefined;
  const isSecondLook = before !== undefined && before.metadata.resourceVersion === pod.metadata.resourceVersion;
  const reference = isSecondLook ? undefined : before;
  const grace = context.grace ?? gracePeriods;
  if (reference && staysCalm(reference, pod, now - grace.flapping - heldAtMost)) {
    return { exceptions: [], ignored: [], recoveries: [], lookAgainAt: null };
  }
  const wishes = wishesOf(pod.metadata, context.workload, context.namespace);
  const ofPod = podTroubles(pod, now, context, wishes);
  const ofContainers = pod.containers.flatMap((status) => containerTroubles(pod, status, now, context));
  const current = obeyWishes([...annotationTroubles(pod, now, context), ...ofPod, ...ofContainers], wishes, now);
  const past = reference && earlierTroubles(reference, now, context);
  const sorted = sortTroubles(current, past?.all, now, before === undefined || isSecondLook ? null : grace.settling);

  const active = ofPod.filter(({ rule, from }) => rule === null && (from === null || from <= now));
  const hasFailed = pod.phase === 'Failed' && pod.reason !== '';
  const wholeIsWell = !hasFailed && !active.some(({ exception }) => exception.container === null);
  const wholeWasWell = past !== undefined && !past.ofPod.some(({ exception }) => exception.container === null);
  const { recoveries, next } = containerRecoveries(reference, past?.ofPod ?? [], pod, active, now, grace);
  const muted = current.some(({ rule }) => rule === 'muted') ? muteEnds(wishes, now) : null;
  const times = [sorted.lookAgainAt, next, muted].filter((time) => time !== null);
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

/** What a workload's annotations say wrong is told of the workload, once, and not of each of its pods. */
function annotationTroubles({ metadata }: Pod, now: number, { workload }: DetectionContext): Trouble[] {
  return workload
    ? []
    : annotationExceptions(metadata, metadata.annotations, now).map((exception) => trouble(exception));
}

/** What was visible in the state before, and what of it concerned the pod as a whole. */
function earlierTroubles(
  reference: Pod,
  now: number,
  context: DetectionContext
): { all: readonly Trouble[]; ofPod: readonly Trouble[] } {
  const wishes = wishesOf(reference.metadata, context.workload, context.namespace);
  const ofPod = [...annotationTroubles(reference, now, context), ...podTroubles(reference, now, context, wishes)];
  // Judged as if no event had explained it then: what may have been held back was perhaps not told.
  const unexplained: DetectionContext = Object.create(context, { events: { value: [] } });
  const ofContainers = reference.containers.flatMap((status) =>
    containerTroubles(reference, status, now - heldAtMost, unexplained)
  );
  return { all: obeyWishes([...ofPod, ...ofContainers], wishes, now), ofPod };
}

/** A container that a trouble of the pod names (it is not ready, it initialises for too long) is not well with that. */
function containerRecoveries(
  reference: Pod | undefined,
  earlier: readonly Trouble[],
  pod: Pod,
  active: readonly Trouble[],
  now: number,
  grace: GracePeriods
): { recoveries: Recovery[]; next: number | null } {
  const recoveries: Recovery[] = [];
  let next: number | null = null;
  for (const status of pod.containers) {
    if (names(active, status)) {
      continue;
    }
    const from = wellFrom(pod, status, grace);
    if (from !== null && from > now) {
      next = Math.min(next ?? from, from);
    } else if (from !== null && (names(earlier, status) || !wasWell(reference, status, now, grace))) {
      recoveries.push(recovered(status.name, from === 0 || names(earlier, status) ? now : from));
    }
  }
  return { recoveries, next };
}

function names(troubles: readonly Trouble[], { name }: ContainerStatus): boolean {
  return troubles.some(({ exception }) => exception.container === name);
}

function wasWell(reference: Pod | undefined, status: ContainerStatus, now: number, grace: GracePeriods): boolean {
  const earlier = reference?.containers.find(({ name }) => name === status.name);
  const from = reference && earlier ? wellFrom(reference, earlier, grace) : null;
  return from !== null && from <= now && earlier?.containerId === status.containerId;
}

function recovered(container: string | null, at: number): Recovery {
  return { container, state: 'recovered', at };
}
