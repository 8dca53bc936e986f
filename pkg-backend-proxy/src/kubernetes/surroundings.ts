import { setTimeout as sleep } from 'node:timers/promises';

/** Time and chance, handed in so that tests own them. */
export interface Surroundings {
  /** Unix milliseconds. */
  now(): number;
  /** Resolves after `ms` or as soon as `signal` aborts; never rejects. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 ≤ x < 1. */
  random(): number;
}

export const realSurroundings: Surroundings = {
  now: () => Date.now(),
  delay: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  random: () => Math.random(),
};
