import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long other work may have to wait, milliseconds. */
const sliceMs = 20;

/** Does work that comes in steps, and lets everything else have its turn in between. */
export async function inSlices<Result>(work: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const began = performance.now();
    do {
      const step = work.next();
      if (step.done) {
        return step.value;
      }
    } while (performance.now() - began < sliceMs);
    await nextTurn();
  }
}
