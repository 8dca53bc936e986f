import type { Surroundings } from '../src/kubernetes/surroundings.ts';

/** Time that passes when it is told to. */
export class ManualTime implements Surroundings {
  time = 1_000_000;
  readonly #waiting = new Set<{ at: number; done: () => void }>();
  now = () => this.time;
  random = () => 0.5;
  delay = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const sleeper = { at: this.time + ms, done: resolve };
      this.#waiting.add(sleeper);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  async pass(ms: number): Promise<void> {
    this.time += ms;
    for (const sleeper of [...this.#waiting].filter(({ at }) => at <= this.time)) {
      this.#waiting.delete(sleeper);
      sleeper.done();
    }
    await settle();
  }
}

/** Lets everything run that does not wait for time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
