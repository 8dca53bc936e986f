/** Runs `work` in a transaction; rejects when it throws or can not be committed, with nothing changed. */
type Write<Scope> = <T>(work: (scope: Scope) => T) => Promise<T>;

interface Waiting<Scope> {
  /** Does its work; what it gives is the promise's value once the transaction is committed. */
  run(scope: Scope): () => void;
  fail(error: unknown): void;
}

/**
 * Small writes of one turn of the event loop in one transaction: beginning and committing costs more than they do. Each
 * promise settles after the commit. Where one of them fails, each is written alone, so that none suffers for another.
 */
export class SharedTransaction<Scope> {
  readonly #write: Write<Scope>;
  #waiting: Array<Waiting<Scope>> = [];

  constructor(write: Write<Scope>) {
    this.#write = write;
  }

  add<T>(work: (scope: Scope) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        run(scope) {
          const result = work(scope);
          return () => resolve(result);
        },
        fail: reject,
      });
      if (this.#waiting.length === 1) {
        setImmediate(() => void this.flush());
      }
    });
  }

  /** Writes what waits, now. Never rejects. */
  async flush(): Promise<void> {
    const all = this.#waiting;
    this.#waiting = [];
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

  async #writeAll(works: ReadonlyArray<Waiting<Scope>>): Promise<void> {
    if (works.length > 0) {
      const settle = await this.#write((scope) => works.map((work) => work.run(scope)));
      settle.forEach((tell) => tell());
    }
  }
}
