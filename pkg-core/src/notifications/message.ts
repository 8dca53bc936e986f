import { z } from 'zod';
import { Moment } from '../vocabulary/incident.ts';
import { compareSeverity, Severity } from '../vocabulary/severity.ts';
import { Notice } from './notice.ts';

/**
 * firing: new trouble · resolved: it is over · repeat: it still lasts · digest: many messages in one · daily: what the audit
 * finds, once a day · test: somebody tries the receiver.
 */
export const messageKinds = ['firing', 'resolved', 'repeat', 'digest', 'daily', 'test'] as const;
export const MessageKind = z.enum(messageKinds);
export type MessageKind = z.infer<typeof MessageKind>;

/** Items a message lists; of what is beyond, it tells how many there are. */
export const mostItems = 20;

/** What waits in the outbox: the facts, from which the text is made when it is sent. */
export const Message = z.object({
  kind: MessageKind,
  severity: Severity,
  /** What the notices have in common, by the fields the route groups by. */
  group: z.record(z.string(), z.string()),
  /** The most urgent ones, {@link mostItems} or as many as the channel takes. */
  items: z.array(Notice),
  /** Troubles in all, by state. */
  firing: z.number().int(),
  resolved: z.number().int(),
  /** Of a digest: how many messages it stands for. */
  messages: z.number().int(),
  /** Of a digest: where most of it is, most frequent first. */
  top: z.array(z.object({ namespace: z.string(), reason: z.string(), count: z.number().int() })),
  bySeverity: z.partialRecord(Severity, z.number().int()),
  /** Of all it tells of. */
  since: Moment,
});
export type Message = z.infer<typeof Message>;

/** A message of these notices, which are all it tells of. */
export function messageOf(
  kind: MessageKind,
  group: Record<string, string>,
  notices: readonly Notice[],
  most = mostItems
): Message {
  const bySeverity: Message['bySeverity'] = {};
  for (const { severity } of notices) {
    bySeverity[severity] = (bySeverity[severity] ?? 0) + 1;
  }
  return {
    ...{ kind, group, bySeverity },
    severity: notices.map(({ severity }) => severity).sort(compareSeverity)[0] ?? 'info',
    items: mostUrgent(notices, most),
    firing: notices.filter(({ status }) => status === 'firing').length,
    resolved: notices.filter(({ status }) => status === 'resolved').length,
    messages: 1,
    top: topOf(
      notices.map((notice) => ({ namespace: notice.workload?.namespace ?? '', reason: notice.reason, count: 1 }))
    ),
    since: notices.reduce((first, { since }) => Math.min(first, since), notices[0]?.since ?? 0),
  };
}

/** One message in place of many, for a receiver that may not be sent so many. */
export function digestOf(messages: readonly Message[], most = mostItems): Message {
  const bySeverity: Message['bySeverity'] = {};
  for (const message of messages) {
    for (const [severity, count] of Object.entries(message.bySeverity)) {
      const name = severity as Severity;
      bySeverity[name] = (bySeverity[name] ?? 0) + count;
    }
  }
  const sum = (count: (message: Message) => number) => messages.reduce((total, message) => total + count(message), 0);
  return {
    kind: 'digest',
    bySeverity,
    severity: messages.map(({ severity }) => severity).sort(compareSeverity)[0] ?? 'info',
    group: commonOf(messages.map(({ group }) => group)),
    items: mostUrgent(
      messages.flatMap(({ items }) => items),
      most
    ),
    firing: sum(({ firing }) => firing),
    resolved: sum(({ resolved }) => resolved),
    messages: sum((message) => message.messages),
    top: topOf(messages.flatMap(({ top }) => top)),
    since: messages.reduce((first, { since }) => Math.min(first, since), messages[0]?.since ?? 0),
  };
}

/** What lasts before what is over, then the most urgent, then the newest. */
function mostUrgent(notices: readonly Notice[], most: number): Notice[] {
  return notices
    .toSorted(
      (left, right) =>
        Number(left.status === 'resolved') - Number(right.status === 'resolved') ||
        compareSeverity(left.severity, right.severity) ||
        right.at - left.at
    )
    .slice(0, most);
}

function topOf(parts: Message['top']): Message['top'] {
  const counts = new Map<string, Message['top'][number]>();
  for (const { namespace, reason, count } of parts) {
    const key = `${namespace}\n${reason}`;
    counts.set(key, { namespace, reason, count: (counts.get(key)?.count ?? 0) + count });
  }
  return [...counts.values()].sort((left, right) => right.count - left.count).slice(0, 10);
}

function commonOf(groups: ReadonlyArray<Record<string, string>>): Record<string, string> {
  const [first = {}, ...rest] = groups;
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => rest.every((group) => group[name] === value))
  );
}
