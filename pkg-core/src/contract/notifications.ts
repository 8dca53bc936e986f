import { z } from 'zod';
import { MessageKind } from '../notifications/message.ts';
import { Moment } from '../vocabulary/incident.ts';
import { LocalText } from '../vocabulary/local-text.ts';
import { Severity } from '../vocabulary/severity.ts';

/**
 * waiting: to be sent, or to be sent again · sending: on its way · sent: the service has it · digested: told within another
 * message · dead: given up, may be sent again by hand.
 */
export const deliveryStates = ['waiting', 'sending', 'sent', 'digested', 'dead'] as const;
export const DeliveryState = z.enum(deliveryStates);
export type DeliveryState = z.infer<typeof DeliveryState>;

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
    z.array(item).max(200)
  );
const number = z.coerce.number().int();
const id = number.min(1);

export const DeliveryFilter = z.object({
  receiver: list(z.string()).optional(),
  state: list(DeliveryState).optional(),
  kind: list(MessageKind).optional(),
  /** Made in [from, to], Unix milliseconds. */
  from: number.optional(),
  to: number.optional(),
  /** Case-insensitive part of what a message tells of, or of what the service said. */
  search: z.string().max(200).optional(),
  /** Messages that tell of this incident. */
  subject: z.string().max(200).optional(),
});
export type DeliveryFilter = z.infer<typeof DeliveryFilter>;

export const DeliveryQuery = DeliveryFilter.extend({
  limit: number.min(1).max(500).default(100),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'a cursor is what an earlier answer gave as nextCursor')
    .optional(),
});
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;

/** One message to one receiver; latest first. */
export const Delivery = z.object({
  id: z.number().int(),
  receiver: z.string(),
  kind: MessageKind,
  severity: Severity,
  state: DeliveryState,
  /** What it tells of, in one line. */
  title: LocalText,
  firing: z.number().int(),
  resolved: z.number().int(),
  createdAt: Moment,
  /** When the latest of what it tells of happened; null where an older proxy does not say. */
  happenedAt: Moment.nullable().default(null),
  /** When it is tried next; null when it is not. */
  nextAt: Moment.nullable(),
  /** When it was sent, folded or given up. */
  endedAt: Moment.nullable(),
  attempts: z.number().int(),
  /** From the latest transition it tells of until the service had it, milliseconds; null before that. */
  latencyMs: z.number().nullable(),
  /** What the service said last, or why it was given up; empty when nothing went wrong. */
  why: z.string(),
  /** The digest that tells of it instead. */
  digest: z.number().int().nullable(),
  /** Login of who asked for it by hand; empty where nobody did. */
  author: z.string(),
  /** Incidents, alerts and findings it tells of; of very many only the first. */
  subjects: z.array(z.string()),
});
export type Delivery = z.infer<typeof Delivery>;

export const DeliveryPage = z.object({
  deliveries: z.array(Delivery),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
  asOf: Moment,
});
export type DeliveryPage = z.infer<typeof DeliveryPage>;

export const DeliveryAttempt = z.object({
  at: Moment,
  /** interrupted: nothing was heard of it any more; the service may have it. */
  outcome: z.enum(['accepted', 'retry', 'refused', 'interrupted']),
  why: z.string(),
  tookMs: z.number(),
});
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;

export const DeliveryDetail = z.object({
  delivery: Delivery,
  /** Oldest first. */
  attempts: z.array(DeliveryAttempt),
  /** As it would be written now; a message that was sent may have been written otherwise. */
  text: z.object({ title: z.string(), body: z.string() }).nullable(),
});
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;

export const DeliveryId = z.object({ id });

const Policy = z.object({
  waitMs: z.number(),
  intervalMs: z.number(),
  /** 0: never. */
  repeatMs: z.number(),
  sendResolved: z.boolean(),
  minOccurrences: z.number().int(),
  quiet: z.array(z.object({ from: z.string(), to: z.string(), days: z.array(z.string()), timeZone: z.string() })),
  /** At least as urgent is told in quiet hours too; null: nothing. */
  quietUnless: Severity.nullable(),
});

/** A node of the tree with all that it inherits. */
export const RouteView = z.object({
  match: z.array(z.string()),
  receiver: z.string(),
  continue: z.boolean(),
  groupBy: z.array(z.string()),
  policy: Policy,
  get routes() {
    return z.array(RouteView);
  },
});
export type RouteView = z.infer<typeof RouteView>;

/** A receiver without its secrets. */
export const ReceiverView = z.object({
  name: z.string(),
  channel: z.string(),
  /** Of the channel: `WeCom`. */
  title: z.string(),
  /** Where messages go, without keys. */
  target: z.string(),
  language: z.enum(['en', 'zh']),
  sendResolved: z.boolean(),
  ownTemplate: z.boolean(),
  mention: z.object({ people: z.array(z.string()), annotations: z.boolean(), from: Severity }),
  limits: z.array(z.object({ count: z.number().int(), perMs: z.number().int() })),
  counts: z.record(DeliveryState, z.number().int()),
  /** When the oldest message that still waits was made. */
  oldestWaiting: Moment.nullable(),
});
export type ReceiverView = z.infer<typeof ReceiverView>;

/** The notifications as the proxy read them. */
export const NotificationReport = z.object({
  /** False where no notifications are configured; `how` says what to do. */
  configured: z.boolean(),
  how: LocalText.nullable(),
  /** Where they stand. */
  file: z.string().nullable(),
  loadedAt: Moment.nullable(),
  /** Why the file as it is now is not used: the one before it still is. */
  faults: z.array(z.string()),
  timeZone: z.string(),
  receivers: z.array(ReceiverView),
  route: RouteView.nullable(),
  relay: z.boolean(),
  asOf: Moment,
});
export type NotificationReport = z.infer<typeof NotificationReport>;

export const TestRequest = z.object({ receiver: z.string().min(1).max(100) });
export const TestAnswer = z.object({ id: z.number().int() });
export type TestAnswer = z.infer<typeof TestAnswer>;

/** Dead letters by their ids, or all of a receiver. */
export const ResendRequest = z.union([
  z.strictObject({ ids: z.array(z.number().int().positive()).min(1).max(500) }),
  z.strictObject({ receiver: z.string().min(1).max(100) }),
]);
export type ResendRequest = z.infer<typeof ResendRequest>;
export const ResendAnswer = z.object({ resent: z.array(z.number().int()) });
export type ResendAnswer = z.infer<typeof ResendAnswer>;

/** The time to look back over; without it the last day. */
export const PreviewQuery = z.object({ from: number.optional(), to: number.optional() });

/** What a configuration would have sent. */
export const NotificationPreview = z.object({
  from: Moment,
  to: Moment,
  /** Incidents that were looked at, and whether there were more of them than are looked at. */
  incidents: z.number().int(),
  truncated: z.boolean(),
  receivers: z.array(
    z.object({
      receiver: z.string(),
      channel: z.string(),
      messages: z.number().int(),
      /** Of these, digests. */
      digests: z.number().int(),
      /** Messages that digests stand for. */
      digested: z.number().int(),
      /** The most of one hour. */
      mostPerHour: z.number().int(),
    })
  ),
  /** Incidents that nobody would have been told of. */
  untold: z.number().int(),
  /** Examples, latest first, at most 50. */
  messages: z.array(
    z.object({
      at: Moment,
      receiver: z.string(),
      kind: MessageKind,
      severity: Severity,
      title: LocalText,
      firing: z.number().int(),
      resolved: z.number().int(),
    })
  ),
});
export type NotificationPreview = z.infer<typeof NotificationPreview>;
