import { second } from '../duration.ts';
import type { Behaviour } from './behaviour.ts';
import { crashLoop } from './crash-loop.ts';

const lifetime = 100 * second;

/** Fills its memory in half a minute, is killed soon after, and waits ever longer for the next try. */
export function oomLoop(): Behaviour {
  return crashLoop({
    lifetime,
    exit: { code: 137, reason: 'OOMKilled', message: '' },
    memoryShare: (time, run) => Math.min(0.99, 0.3 + (0.65 * (time - run.start)) / (30 * second)),
  });
}
