import type { ClusterEvent } from '../kubernetes/objects.ts';
import { findCondition } from '../kubernetes/project-condition.ts';
import type { EventContext } from './event-context.ts';
import { startingReasons } from './container-troubles.ts';
import type { IgnoreRule } from './ignore-rules.ts';
import type { EventEntry } from './reasons/event-entry.ts';
import { toldByState } from './reasons/event-reasons.ts';

/** The rule by which an event is no trouble of its own; null: it is one. `entry`: of its reason, if it has one. */
export function eventRule(
  event: ClusterEvent,
  entry: EventEntry | undefined,
  context: EventContext
): IgnoreRule | null {
  if (!entry) {
    return toldByState[event.object.kind]?.has(event.reason) ? 'told-by-state' : 'event-other';
  }
  const { toldBy, repeats, lasting } = entry.event;
  if ((toldBy === 'starting-pod' && isStarting(context)) || (toldBy === 'node-pressure' && isPressed(context))) {
    return 'told-by-state';
  }
  return event.count < repeats || event.lastSeen - event.firstSeen < lasting ? 'event-rare' : null;
}

/** Whether the object itself says that the trouble is over; undefined where it can not say. */
export function isOverByState(
  event: ClusterEvent,
  entry: EventEntry,
  { pod, claim, replicaSet }: EventContext
): boolean | undefined {
  if (pod && entry.event.toldBy === 'starting-pod') {
    const ready = findCondition(pod.conditions, 'Ready');
    const isDone = pod.phase === 'Succeeded' || pod.phase === 'Failed' || pod.metadata.deletedAt !== null;
    return isDone || (ready?.status === 'True' && (ready.changedAt ?? 0) >= event.lastSeen);
  }
  if (claim && (event.reason === 'FailedBinding' || event.reason === 'ProvisioningFailed')) {
    return claim.phase === 'Bound';
  }
  return replicaSet?.current !== undefined && event.reason === 'FailedCreate'
    ? replicaSet.current >= replicaSet.replicas
    : undefined;
}

/** Then the pod itself tells that it does not start, with the message of its latest event. */
function isStarting({ pod }: EventContext): boolean {
  return pod?.containers.some(({ state }) => state.type === 'waiting' && startingReasons.has(state.reason)) ?? false;
}

function isPressed({ node }: EventContext): boolean {
  return node?.conditions.some(({ type, status }) => type.endsWith('Pressure') && status === 'True') ?? false;
}
