import type { ErrorRank } from './error-rank.ts';

/** An error seen in a log. */
export interface FoundError {
  /** Index of its line: of two errors the later one counts. */
  at: number;
  /** Index of the last line that belongs to it. */
  until: number;
  rank: ErrorRank;
  /** The line that tells most of it, as it was written. */
  line: string;
  /** What the error is, where it is more than that line. */
  text?: string;
  /** Where in the code it came from, innermost first. Empty where the log does not say. */
  frames: string[];
}

/** Frames that tell one error from another: more of them would tell one caller from another. */
export const frameLimit = 3;
