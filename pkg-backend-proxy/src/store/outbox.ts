import type { Limit } from '@vigil/core/notifications/budget';
import type { Verdict } from '@vigil/core/notifications/channels/channel';
import type { Message } from '@vigil/core/notifications/message';
import type { Notice } from '@vigil/core/notifications/notice';
import type { RetryPolicy } from '@vigil/core/notifications/retry';
import type { Destination } from '@vigil/core/notifications/route-notice';
import type { Delivery, DeliveryAttempt, DeliveryQuery, DeliveryState } from '@vigil/core/contract/notifications';
import type { Incident } from '@vigil/core/vocabulary/incident';

/** What waits to be routed: an incident as a transaction left it, one that became part of another, or a notice as it is. */
export type Transition =
  | { incident: Incident }
  | { removed: string }
  | { notice: Notice; receiver: string | null; group: Record<string, string> };

/** What becomes of a transition: where it goes, that it must wait, or that a trouble is no more. */
export type Routing = { notice: Notice; destinations: Destination[] } | { removed: string } | 'later';

/** A message that was claimed, to be sent now by nobody else. */
export interface Claim {
  id: number;
  /** The same for every try of it. */
  key: string;
  message: Message;
  attempts: number;
  /** Latest transition it tells of, Unix milliseconds. */
  transitionAt: number;
}

export interface ClaimRequest {
  receiver: string;
  /** Receivers of the same target share one budget. */
  budget: string;
  limits: readonly Limit[];
  /** Troubles of one message, when it becomes a digest. */
  mostItems: number;
  now: number;
  /** After which time a claim of which nothing was heard is free again. */
  leaseMs: number;
}

/** A claim, or when to ask again: null where nothing waits. `digested`: messages that were folded into others. */
export interface Claimed {
  claim: Claim | null;
  nextAt: number | null;
  digested: number;
}

export interface Ending {
  id: number;
  budget: string;
  verdict: Verdict;
  now: number;
  tookMs: number;
  retry: RetryPolicy;
  /** 0 ≤ x < 1. */
  chance: number;
  /** What is worth telling besides; empty: nothing. */
  remark: string;
}

/** Figures of one receiver, read at one moment. */
export interface QueueFigures {
  receiver: string;
  state: DeliveryState;
  count: number;
  /** When the oldest of them was made. */
  oldest: number;
}

/**
 * Messages from the moment their incident is stored until a service has them. Every method is one transaction, so that
 * several proxies may use one store.
 */
export interface Outbox {
  /** Transitions that come from elsewhere than incidents. */
  add(transitions: Transition[]): Promise<void>;
  /** Puts up to `limit` transitions into their groups; gives how many, and whether there may be more. */
  route(
    limit: number,
    now: number,
    decide: (transition: Transition, id: number) => Routing
  ): Promise<{ routed: number; more: boolean }>;
  /** Makes messages of up to `limit` groups that are due; gives how many messages. */
  tellDue(
    now: number,
    limit: number,
    mostItems: (receiver: string) => number
  ): Promise<{ told: number; more: boolean }>;
  claim(request: ClaimRequest): Promise<Claimed>;
  /** `state`: what became of the message; undefined where somebody else had taken it over. */
  end(ending: Ending): Promise<DeliveryState | undefined>;
  /** A message of its own, outside of groups; gives its id. */
  post(receiver: string, message: Message, now: number, author: string): Promise<number>;
  /** The same, unless a message of this name is there already; undefined then. */
  postOnce(receiver: string, message: Message, now: number, name: string): Promise<number | undefined>;
  list(query: DeliveryQuery): Promise<{ deliveries: Delivery[]; nextCursor: string | null; total: number }>;
  find(id: number): Promise<{ delivery: Delivery; message: Message } | undefined>;
  attempts(id: number): Promise<DeliveryAttempt[]>;
  /** Everything a message tells of. */
  subjects(id: number): Promise<string[]>;
  /** Dead letters that wait again: those of `ids`, or all of a receiver. */
  resend(which: { ids: number[] } | { receiver: string }, now: number): Promise<number[]>;
  figures(): Promise<QueueFigures[]>;
  /** Messages for receivers that are none any more become dead letters; gives the receiver of each. */
  buryUnknown(receivers: readonly string[], before: number, now: number): Promise<string[]>;
  /** Forgets what ended before that moment; gives how many messages. */
  prune(before: number): Promise<number>;
  /**
   * What is found in a cluster now: what was not known before is told, and what is no more ends. On the first call for a
   * cluster everything is known already. `silent`: checks that can not tell, whose findings stay; `held`: subjects that
   * somebody decided to live with, which are neither told nor over.
   * Gives how many transitions that makes.
   */
  takeFindings(
    cluster: string,
    notices: readonly Notice[],
    unchanged: { silent: readonly string[]; held: readonly string[] },
    now: number
  ): Promise<number>;
}
