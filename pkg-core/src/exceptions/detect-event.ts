import type { ClusterEvent } from '../kubernetes/objects.ts';
import type { EventContext } from './event-context.ts';
import { eventRule, isOverByState } from './event-rule.ts';
import type { ContainerException, Detection, Recovery } from './exception.ts';
import type { IgnoreRule } from './ignore-rules.ts';
import { isMuted, muteEnds } from './obey-wishes.ts';
import type { EventEntry } from './reasons/event-entry.ts';
import { eventEntryOf } from './reasons/event-reasons.ts';
import { wishesOf } from './wishes.ts';

/** An object may say that it is well again without a new event: it is asked so often. Milliseconds. */
const askAgainEvery = 60_000;

/**
 * Whether a Kubernetes event is a trouble of its own: one that no pod, container, node or Job shows in its state, and
 * that was repeated as often and as long as its reason asks. Each time its count or its last moment grows is one more
 * happening, however much it grew: the message tells the count.
 *
 * The holder of such a trouble is the event itself (`holderUid` is the event's uid), so that its recovery ends no other.
 * It recovers when it was not repeated for a time, or when its object says so: look again at `lookAgainAt`, with the
 * same event twice, until there is none. When the event is deleted, see {@link detectEventEnd}.
 */
export function detectEvent(
  previous: ClusterEvent | undefined,
  event: ClusterEvent,
  now: number,
  context: EventContext = {}
): Detection {
  const nothing: Detection = { exceptions: [], ignored: [], recoveries: [], lookAgainAt: null };
  const entry = eventEntryOf(event.reason, event.object.kind);
  if (event.type === 'Normal' && !entry) {
    return nothing;
  }
  const before = previous?.metadata.uid === event.metadata.uid ? previous : undefined;
  const isSecondLook = before?.metadata.resourceVersion === event.metadata.resourceVersion;
  const reference = isSecondLook ? undefined : before;
  const byNature = eventRule(event, entry, context);
  const wishes = wishesOf(context.pod?.metadata, context.workload, context.namespace);
  const isUnwanted = wishes.ignored?.has(event.reason) ?? false;
  const byWish = isMuted(wishes, now) ? 'muted' : isUnwanted ? 'ignored-by-annotation' : null;
  const rule = byNature ?? byWish;
  if (!entry || byNature !== null) {
    const wasRule = reference && eventRule(reference, entry, context);
    return {
      ...nothing,
      ignored: rule === null || wasRule === rule ? [] : [ignoredEvent(event, rule)],
      // What else tells it may have become visible only after it was told.
      recoveries: byNature === 'told-by-state' && entry && isSecondLook ? [recoveredAt(event, now)] : [],
    };
  }
  const hasGrown = !reference || reference.count !== event.count || reference.lastSeen !== event.lastSeen;
  const end = endOf(event, entry, now, context);
  const times = [end.lookAgainAt, rule === 'muted' ? muteEnds(wishes, now) : null].filter((time) => time !== null);
  return {
    exceptions: rule === null && hasGrown ? [eventException(reference, event, entry, context)] : [],
    ignored: rule !== null && hasGrown ? [ignoredEvent(event, rule)] : [],
    recoveries: end.recoveries,
    lookAgainAt: times.length > 0 ? Math.min(...times) : null,
  };
}

/** The API server keeps an event for about an hour: what it told was not repeated for so long. */
export function detectEventEnd(now: number): Detection {
  return {
    exceptions: [],
    ignored: [],
    recoveries: [{ container: null, state: 'gone', at: now }],
    lookAgainAt: null,
  };
}

function endOf(
  event: ClusterEvent,
  entry: EventEntry,
  now: number,
  context: EventContext
): { recoveries: Recovery[]; lookAgainAt: number | null } {
  const quietFrom = event.lastSeen + entry.event.quiet;
  const isOver = isOverByState(event, entry, context);
  if (isOver || quietFrom <= now) {
    return { recoveries: [recoveredAt(event, isOver ? now : quietFrom)], lookAgainAt: null };
  }
  return { recoveries: [], lookAgainAt: isOver === undefined ? quietFrom : Math.min(quietFrom, now + askAgainEvery) };
}

function eventException(
  reference: ClusterEvent | undefined,
  event: ClusterEvent,
  entry: EventEntry,
  { pod }: EventContext
): ContainerException {
  const { metadata, reason, message, count, lastSeen } = event;
  const status = pod?.containers.find(({ name }) => name === containerOf(event));
  const growth = count - (reference?.count ?? count);
  const times = growth > 1 ? `×${count} (+${growth})` : count > 1 ? `×${count}` : '';
  return {
    container: containerOf(event),
    containerRole: status?.role ?? null,
    reason,
    severity: entry.severity,
    exitCode: null,
    signal: null,
    message: [message, times].filter((part) => part !== '').join('\n'),
    at: lastSeen,
    fingerprint: `${metadata.uid}/${reason}/${count}/${lastSeen}`,
    image: status?.image || null,
    containerId: null,
    restartCount: status?.restartCount ?? 0,
    log: 'none',
  };
}

function ignoredEvent(event: ClusterEvent, rule: IgnoreRule): Detection['ignored'][number] {
  const { metadata, reason } = event;
  return { rule, container: containerOf(event), reason, fingerprint: `${metadata.uid}/${rule}` };
}

function recoveredAt(event: ClusterEvent, at: number): Recovery {
  return { container: containerOf(event), state: 'recovered', at };
}

/** `spec.containers{app}`, `spec.initContainers{migrate}`. */
function containerOf({ object }: ClusterEvent): string | null {
  return /\{([^}]+)\}$/.exec(object.fieldPath)?.[1] ?? null;
}
