import { realSurroundings, type Surroundings } from '../src/kubernetes/surroundings.ts';

/** Time that passes so many times faster than the real one, from `start` on (Unix milliseconds). */
export function fastTime(times: number, start: number): Surroundings {
  const began = performance.now();
  return {
    now: () => Math.round(start + (performance.now() - began) * times),
    delay: (ms, signal) => realSurroundings.delay(ms / times, signal),
    random: () => 0.5,
  };
}
