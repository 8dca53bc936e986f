import { z } from 'zod';

/** At most `count` messages in any `perMs` milliseconds. */
export const Limit = z.object({ count: z.number().int().positive(), perMs: z.number().int().positive() });
export type Limit = z.infer<typeof Limit>;

/**
 * A token bucket whose every token comes back one window after its use has ended, so that no window of the service ever
 * holds more than its limit, wherever the service lets it begin and however long a message was on its way.
 */
export const BudgetState = z.object({
  /** When messages were taken by the service or refused, Unix milliseconds, oldest first. */
  used: z.array(z.number()),
  /** Until when each message that is on its way is waited for. */
  onTheWay: z.array(z.object({ id: z.number(), until: z.number() })),
  /** The service wants to be left alone until then. */
  blockedUntil: z.number(),
});
export type BudgetState = z.infer<typeof BudgetState>;

export const freshBudget: BudgetState = { used: [], onTheWay: [], blockedUntil: 0 };

/** Tokens that are there now. A message of which nothing was heard for too long counts as sent when it was given up. */
export function tokensAt(state: BudgetState, limits: readonly Limit[], now: number): number {
  if (state.blockedUntil > now) {
    return 0;
  }
  const used = usesOf(state, now);
  const left = limits.map(({ count, perMs }) => count - used.filter((at) => at > now - perMs).length);
  return Math.max(0, Math.min(Number.MAX_SAFE_INTEGER, ...left));
}

/** When the next token comes; `now` when there is one. Infinity never happens: what is on its way is given up. */
export function nextTokenAt(state: BudgetState, limits: readonly Limit[], now: number): number {
  const used = usesOf(state, now);
  const returns = limits.map(({ count, perMs }) => {
    const recent = used.filter((at) => at > now - perMs).sort((left, right) => left - right);
    const oldest = recent[recent.length - count];
    return oldest === undefined ? now : oldest + perMs;
  });
  return Math.max(now, state.blockedUntil, ...returns);
}

/** The state after a message was sent on its way. A try of it that was never heard of again counts as sent. */
export function takeToken(
  state: BudgetState,
  limits: readonly Limit[],
  id: number,
  now: number,
  until: number
): BudgetState {
  const longest = Math.max(0, ...limits.map(({ perMs }) => perMs));
  const lost = state.onTheWay.filter((message) => message.id === id || message.until <= now);
  return {
    ...state,
    used: [...state.used, ...lost.map((message) => Math.min(message.until, now))].filter((at) => at > now - longest),
    onTheWay: [...state.onTheWay.filter((message) => !lost.includes(message)), { id, until }],
  };
}

/** The state after it ended, whether the service took it or not. `blockMs`: the service wants to be left alone so long. */
export function returnToken(state: BudgetState, id: number, now: number, blockMs = 0): BudgetState {
  return {
    used: [...state.used, now],
    onTheWay: state.onTheWay.filter((message) => message.id !== id),
    blockedUntil: blockMs > 0 ? Math.max(state.blockedUntil, now + blockMs) : state.blockedUntil,
  };
}

function usesOf({ used, onTheWay }: BudgetState, now: number): number[] {
  return [...used, ...onTheWay.map(({ until }) => (until > now ? now : until))];
}
