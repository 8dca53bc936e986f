import type { NotificationPreview } from '../contract/notifications.ts';
import { freshBudget, type BudgetState, type Limit, nextTokenAt, tokensAt } from './budget.ts';
import type { NotificationConfig } from './config.ts';
import { dueAt, isForgettable, type Member, memberAfter, pendingOf, repeatDue, tell } from './group.ts';
import { type Message, messageOf } from './message.ts';
import type { Notice } from './notice.ts';
import { planSending } from './plan-sending.ts';
import { type Destination, routeNotice } from './route-notice.ts';
import { titleOfMessage } from './title-of-message.ts';

interface Group {
  destination: Destination;
  members: Member[];
  notices: Map<string, Notice>;
  pendingSince: number | null;
  lastToldAt: number | null;
  due: number;
}

interface Told {
  at: number;
  receiver: string;
  message: Message;
}

const hourMs = 3_600_000;
/** A repeat every minute for a year would fill the memory. */
const mostMessages = 20_000;
const examples = 50;

/**
 * What a configuration would have sent for these notices, which come in the order of time, between `from` and `to` (Unix
 * milliseconds). Marks of people are not looked at, and every message takes no time.
 */
export function previewNotifications(
  config: NotificationConfig,
  receivers: ReadonlyArray<{ name: string; channel: string; limits: readonly Limit[] }>,
  notices: readonly Notice[],
  from: number,
  to: number
): Pick<NotificationPreview, 'receivers' | 'untold' | 'messages'> {
  const { told, untold } = replay(config, notices, to);
  const inTime = told.filter(({ at }) => at >= from && at <= to);
  return {
    receivers: receivers.map(({ name, channel, limits }) => {
      const own = inTime.filter(({ receiver }) => receiver === name);
      return { receiver: name, channel, ...budgeted(own, limits) };
    }),
    untold,
    messages: inTime
      .slice(-examples)
      .reverse()
      .map(({ at, receiver, message }) => ({
        ...{ at, receiver, kind: message.kind, severity: message.severity, title: titleOfMessage(message) },
        ...{ firing: message.firing, resolved: message.resolved },
      })),
  };
}

function replay(config: NotificationConfig, notices: readonly Notice[], to: number): { told: Told[]; untold: number } {
  const groups = new Map<string, Group>();
  const told: Told[] = [];
  const heard = new Set<string>();
  let next = Number.POSITIVE_INFINITY;
  const pass = (until: number) => {
    if (next > until) {
      return;
    }
    next = Number.POSITIVE_INFINITY;
    for (const group of groups.values()) {
      while (group.due <= until && told.length < mostMessages) {
        flush(group, group.due, told, heard);
      }
      next = Math.min(next, group.due);
    }
  };
  for (const notice of notices) {
    pass(notice.at);
    for (const destination of routeNotice(config, notice)) {
      const group = groups.get(destination.groupKey) ?? {
        ...{
          destination,
          members: [],
          notices: new Map(),
          pendingSince: null,
          lastToldAt: null,
          due: Number.POSITIVE_INFINITY,
        },
      };
      groups.set(destination.groupKey, group);
      join(group, notice);
      next = Math.min(next, group.due);
    }
  }
  pass(to);
  const untold = new Set(notices.map(({ subject }) => subject));
  heard.forEach((subject) => untold.delete(subject));
  return { told: told.sort((left, right) => left.at - right.at), untold: untold.size };
}

function join(group: Group, notice: Notice): void {
  const { policy } = group.destination;
  const member = memberAfter(
    group.members.find(({ subject }) => subject === notice.subject),
    notice
  );
  group.members = group.members.filter(({ subject }) => subject !== notice.subject);
  if (member && !isForgettable(member, policy)) {
    group.members.push(member);
    group.notices.set(notice.subject, notice);
  }
  schedule(group, notice.at);
}

function schedule(group: Group, now: number): void {
  const { policy } = group.destination;
  const pending = pendingOf(group.members, policy);
  group.pendingSince = pending.count > 0 ? (group.pendingSince ?? now) : null;
  group.due = dueAt(group, pending, policy) ?? Number.POSITIVE_INFINITY;
}

function flush(group: Group, now: number, told: Told[], heard: Set<string>): void {
  const { telling, members } = tell(
    group.members,
    group.destination.policy,
    () => null,
    repeatDue(group, group.destination.policy, now)
  );
  group.members = members;
  group.pendingSince = null;
  if (telling) {
    const of = [...telling.firing, ...telling.resolved].flatMap((subject) => group.notices.get(subject) ?? []);
    of.forEach(({ subject }) => heard.add(subject));
    told.push({
      at: now,
      receiver: group.destination.receiver,
      message: messageOf(telling.kind, group.destination.group, of),
    });
    group.lastToldAt = now;
  }
  schedule(group, now);
  if (group.due <= now) {
    // Nothing came of it: it would be looked at for ever.
    group.due = Number.POSITIVE_INFINITY;
  }
}

/** The messages of one receiver as its budget lets them through. */
function budgeted(own: readonly Told[], limits: readonly Limit[]) {
  const capacity = Math.min(...limits.map(({ count }) => count));
  const hours = new Map<number, number>();
  let state: BudgetState = freshBudget;
  let waiting: Array<{ id: number; told: Told }> = [];
  let [messages, digests, digested] = [0, 0, 0];
  const sent = (at: number) => {
    state = { ...state, used: [...state.used.filter((used) => used > at - 2 * hourMs), at].slice(-capacity * 2) };
    messages += 1;
    const hour = Math.floor(at / hourMs);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  };
  const send = (now: number) => {
    const tokens = tokensAt(state, limits, now);
    const plan = planSending(
      waiting.map(({ id, told }) => ({ id, severity: told.message.severity, since: told.at, isWhole: false })),
      tokens,
      capacity
    );
    plan.send.slice(0, tokens).forEach(() => sent(now));
    if (plan.fold.length > 0) {
      sent(now);
      digests += 1;
      digested += plan.fold.length;
    }
    const gone = new Set([...plan.send.slice(0, tokens), ...plan.fold]);
    waiting = waiting.filter(({ id }) => !gone.has(id));
  };
  own.forEach((told, id) => {
    while (waiting.length > 0 && nextTokenAt(state, limits, told.at - 1) < told.at) {
      const before = waiting.length;
      send(nextTokenAt(state, limits, waiting[0]?.told.at ?? told.at));
      if (waiting.length === before) {
        break;
      }
    }
    waiting.push({ id, told });
    send(told.at);
  });
  if (waiting.length > 0) {
    const last = waiting.at(-1)?.told.at ?? 0;
    digests += waiting.length > 1 ? 1 : 0;
    digested += waiting.length > 1 ? waiting.length : 0;
    sent(nextTokenAt(state, limits, last));
  }
  return { messages, digests, digested, mostPerHour: Math.max(0, ...hours.values()) };
}
