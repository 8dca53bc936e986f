/** Runs `work` in a transaction; rejects when it throws or can not be committed, with nothing changed. */
type Write<Scope> = <T>(work: (scope: Scope) => T) => Promise<T>;

interface Waiting<Scope> {
  /** Does its work; what it gives is the promise's value once the transaction is committed. */
  run(scope: Scope): () => void;
  fail(error: unknown): void;
}

/**
 * Small writes together in one transaction: beginning and committing costs more than they do. Each promise settles after
 * the commit. Where one of them fails, each is written alone, so that none suffers for another.
 */
export class SharedTransaction<Scope> {
  readonly #write: Write<Scope>;
  #waiting: Array<Waiting<Scope>> = [];
  #planned: { at: number; cancel(): void } | undefined;

  constructor(write: Write<Scope>) {
    this.#write = write;
  }

  /** `patienceMs`: how long the write may wait for others; 0 takes along all that waits, at the end of this turn. */
  add<T>(work: (scope: Scope) => T, patienceMs: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        run(scope) {
          const result = work(scope);
          return () => resolve(result);
        },
        fail: reject,
      });
      this.#plan(patienceMs);
    });
  }

  /** Writes what waits, now. Never rejects. */
  async flush(): Promise<void> {
    const all = this.#waiting;
    this.#waiting = [];
    this.#planned?.cancel();
    this.#planned = undefined;
    try {
      await this.#writeAll(all);
    } catch (error) {
      if (all.length === 1) {
        all[0]?.fail(error);
      } else {
        await Promise.all(all.map((one) => this.#writeAll([one]).catch((reason: unknown) => one.fail(reason))));
      }
    }
  }

  #plan(patienceMs: number): void {
    const at = patienceMs === 0 ? 0 : performance.now() + patienceMs;
    if (this.#planned && this.#planned.at <= at) {
      return;
    }
    this.#planned?.cancel();
    if (patienceMs === 0) {
      const immediate = setImmediate(() => void this.flush());
      this.#planned = { at, cancel: () => clearImmediate(immediate) };
    } else {
      const timer = setTimeout(() => void this.flush(), patienceMs);
      this.#planned = { at, cancel: () => clearTimeout(timer) };
    }
  }

  async #writeAll(works: ReadonlyArray<Waiting<Scope>>): Promise<void> {
    if (works.length > 0) {
      const settle = await this.#write((scope) => works.map((work) => work.run(scope)));
      settle.forEach((tell) => tell());
    }
  }
}
