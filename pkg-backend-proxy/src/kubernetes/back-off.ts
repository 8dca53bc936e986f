/** Waits that grow: exponential, with full jitter, so that many clients do not return together. */
export interface BackOff {
  /** Milliseconds to wait now; each call makes the next wait longer. At least `atLeast`, which the server may ask for. */
  next(atLeast: number | null): number;
  reset(): void;
}

/** https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ */
export function createBackOff([first, longest]: readonly [number, number], random: () => number): BackOff {
  let attempt = 0;
  return {
    next(atLeast) {
      const wait = random() * Math.min(longest, first * 2 ** attempt);
      attempt = Math.min(attempt + 1, 30);
      return Math.max(wait, atLeast ?? 0);
    },
    reset() {
      attempt = 0;
    },
  };
}
