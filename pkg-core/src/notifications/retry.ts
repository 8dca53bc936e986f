/** How often and how soon a message is tried again. */
export interface RetryPolicy {
  /** Tries in all; then it is a dead letter. */
  attempts: number;
  firstMs: number;
  longestMs: number;
}

/** About an hour and a half in all: longer than most services are away. */
export const defaultRetry: RetryPolicy = { attempts: 12, firstMs: 1000, longestMs: 20 * 60_000 };

/**
 * When to try again after the `failed`th try, Unix milliseconds; null: never. Exponential with jitter: half of the wait is
 * fixed, half by chance (0 ≤ `chance` < 1), so that many messages do not return together. `afterMs`: the least wait that
 * the service asked for.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryAt(
  policy: RetryPolicy,
  failed: number,
  now: number,
  chance: number,
  afterMs: number | null
): number | null {
  if (failed >= policy.attempts) {
    return null;
  }
  const wait = Math.min(policy.longestMs, policy.firstMs * 2 ** Math.min(30, failed - 1));
  return Math.round(now + Math.max((wait / 2) * (1 + chance), afterMs ?? 0));
}
