import type { Surroundings } from '../kubernetes/surroundings.ts';

interface Planned {
  at: number;
  look: () => void;
}

/** The fewest milliseconds from one round of looks to the next, so that many that are due one after another share one. */
const leastPauseMs = 50;

/**
 * Plans one later look per object; the earliest moment asked for stands. There may be one for every pod of a cluster, so
 * that they share a timer.
 */
export class LookAgain {
  readonly #planned = new Map<string, Planned>();
  readonly #surroundings: Pick<Surroundings, 'now' | 'delay'>;
  #round: { at: number; cancel: AbortController } | undefined;

  constructor(surroundings: Pick<Surroundings, 'now' | 'delay'>) {
    this.#surroundings = surroundings;
  }

  /** Calls `look` at the moment `at`, Unix milliseconds, unless an earlier look is planned for the same object. */
  plan(uid: string, at: number, look: () => void): void {
    const planned = this.#planned.get(uid);
    if (!planned || at < planned.at) {
      this.#planned.set(uid, { at, look });
      this.#wait(at);
    }
  }

  /** The object is gone. */
  cancel(uid: string): void {
    this.#planned.delete(uid);
  }

  cancelAll(): void {
    this.#planned.clear();
    this.#round?.cancel.abort('stopped');
    this.#round = undefined;
  }

  #wait(at: number): void {
    if (this.#round && this.#round.at <= at) {
      return;
    }
    this.#round?.cancel.abort('earlier');
    const cancel = new AbortController();
    this.#round = { at, cancel };
    void this.#surroundings.delay(Math.max(0, at - this.#surroundings.now()), cancel.signal).then(() => {
      if (!cancel.signal.aborted) {
        this.#round = undefined;
        this.#lookAtDue();
      }
    });
  }

  #lookAtDue(): void {
    const now = this.#surroundings.now();
    const due = [...this.#planned].filter(([, { at }]) => at <= now);
    due.forEach(([uid]) => this.#planned.delete(uid));
    due.forEach(([, { look }]) => look());
    let next = Infinity;
    for (const { at } of this.#planned.values()) {
      next = Math.min(next, at);
    }
    if (next < Infinity) {
      this.#wait(Math.max(next, now + leastPauseMs));
    }
  }
}
