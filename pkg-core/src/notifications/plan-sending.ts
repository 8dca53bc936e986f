import { compareSeverity, type Severity } from '../vocabulary/severity.ts';

/** A message that may be sent now. */
export interface Waiting {
  id: number;
  severity: Severity;
  /** Since when it waits, Unix milliseconds. */
  since: number;
  /** Of a digest and of a test: never folded into another one. */
  isWhole: boolean;
}

export interface Sending {
  /** Messages to send as they are, in this order; one token each. */
  send: number[];
  /** Messages to fold into one digest; empty: none. A digest takes its token when it is sent. */
  fold: number[];
}

/** Messages of one digest; more of them make another one. */
const largestDigest = 2000;

/**
 * What to do with the messages that wait for one receiver, who may be sent `tokens` messages now and `capacity` in a whole
 * window. A quarter of the capacity is kept for what is critical. Where not all can be sent, the critical ones go first,
 * and the rest becomes a digest: later at most, never nothing.
 */
export function planSending(waiting: readonly Waiting[], tokens: number, capacity: number): Sending {
  const order = waiting.toSorted(
    (left, right) =>
      Number(right.isWhole) - Number(left.isWhole) ||
      compareSeverity(left.severity, right.severity) ||
      left.since - right.since ||
      left.id - right.id
  );
  const reserve = capacity >= 4 ? Math.floor(capacity / 4) : 0;
  const isFirst = ({ isWhole, severity }: Waiting) => isWhole || severity === 'critical';
  const urgent = order.filter(isFirst);
  const others = order.filter((message) => !isFirst(message));
  const ids = (messages: readonly Waiting[]) => messages.map(({ id }) => id);
  const forOthers = Math.max(0, tokens - Math.max(reserve, urgent.length));
  if (urgent.length <= tokens && others.length <= forOthers) {
    return { send: ids(order), fold: [] };
  }
  if (urgent.length > tokens) {
    // Even what is critical does not fit: what can not be sent alone shares the last token.
    const whole = urgent.filter(({ isWhole }) => isWhole);
    const alone = urgent.slice(0, Math.max(whole.length > tokens ? tokens : 0, tokens - 1));
    const rest = [...urgent.filter((message) => !alone.includes(message) && !message.isWhole), ...others];
    return { send: ids(alone), fold: tokens > 0 && rest.length > 1 ? ids(rest.slice(0, largestDigest)) : [] };
  }
  // One of what is left over becomes no digest: it is sent when its time comes.
  const fold = others.length > 1 && forOthers > 0 ? ids(others.slice(0, largestDigest)) : [];
  return { send: ids(urgent), fold };
}
