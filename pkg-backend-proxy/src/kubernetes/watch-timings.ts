/** The patience of a watch. Milliseconds unless said otherwise. */
export interface WatchTimings {
  /** Objects per page of a list. */
  pageSize: number;
  /** Until the answer to a request begins. */
  headerTimeout: number;
  /** Until a plain answer is complete. */
  callTimeout: number;
  /** Silence on a watch after which it counts as dead; must be longer than the API server's bookmark period of 60 s. */
  idleTimeout: number;
  /** The API server ends a watch after a random time between these. */
  watchSeconds: readonly [least: number, most: number];
  /** Exponential back-off with full jitter: the first and the longest wait. */
  backoff: readonly [first: number, longest: number];
  /** How long a watch must have lived before its end is no failure. */
  healthyAfter: number;
  /** How long to wait where the rights, or the kind itself, are missing. */
  forbiddenRetry: number;
}

export const watchTimings: WatchTimings = {
  pageSize: 500,
  headerTimeout: 10_000,
  callTimeout: 60_000,
  idleTimeout: 90_000,
  watchSeconds: [240, 480],
  backoff: [500, 30_000],
  healthyAfter: 5_000,
  forbiddenRetry: 60_000,
};
