import type { Surroundings } from '../kubernetes/surroundings.ts';

/** Plans one later look per object; the earliest moment asked for stands. */
export class LookAgain {
  readonly #planned = new Map<string, { at: number; cancel: AbortController }>();
  readonly #surroundings: Pick<Surroundings, 'now' | 'delay'>;

  constructor(surroundings: Pick<Surroundings, 'now' | 'delay'>) {
    this.#surroundings = surroundings;
  }

  /** Calls `look` at the moment `at`, Unix milliseconds, unless an earlier look is planned for the same object. */
  plan(uid: string, at: number, look: () => void): void {
    const planned = this.#planned.get(uid);
    if (planned && planned.at <= at) {
      return;
    }
    planned?.cancel.abort();
    const cancel = new AbortController();
    this.#planned.set(uid, { at, cancel });
    void this.#surroundings.delay(Math.max(0, at - this.#surroundings.now()), cancel.signal).then(() => {
      if (!cancel.signal.aborted) {
        this.#planned.delete(uid);
        look();
      }
    });
  }

  /** The object is gone. */
  cancel(uid: string): void {
    this.#planned.get(uid)?.cancel.abort();
    this.#planned.delete(uid);
  }

  cancelAll(): void {
    this.#planned.forEach(({ cancel }) => cancel.abort());
    this.#planned.clear();
  }
}
