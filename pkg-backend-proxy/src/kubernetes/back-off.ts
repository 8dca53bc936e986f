/** Waits that grow: exponential, with full jitter, so that many clients do not return together. */
export interface BackOff {
  /**
   * Milliseconds to wait now; each call makes the next wait longer. At least `atLeast`, which the server may ask for, but
   * no server is left alone for longer than ten minutes.
   */
  next(atLeast: number | null): number;
  reset(): void;
}

const longestAsked = 600_000;

/** https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ */
export function createBackOff([first, longest]: readonly [number, number], random: () => number): BackOff {
  let attempt = 0;
  return {
    next(atLeast) {
      const wait = random() * Math.min(longest, first * 2 ** attempt);
      attempt = Math.min(attempt + 1, 30);
      return atLeast === null ? wait : Math.max(wait, Math.min(atLeast, longestAsked) + random() * first);
    },
    reset() {
      attempt = 0;
    },
  };
}
