/** A bounded set of keys. When it is full it either takes no more, or forgets the oldest. */
export class CountedOnce {
  readonly #keys = new Set<string>();
  readonly #limit: number;
  readonly #whenFull: 'refuse' | 'forget-oldest';

  constructor(limit: number, whenFull: 'refuse' | 'forget-oldest' = 'refuse') {
    this.#limit = limit;
    this.#whenFull = whenFull;
  }

  /** Whether the key is held from now on. */
  holds(key: string): boolean {
    this.isNew(key);
    return this.#keys.has(key);
  }

  /** Whether the key was not held before. */
  isNew(key: string): boolean {
    if (this.#keys.has(key)) {
      return false;
    }
    if (this.#keys.size >= this.#limit && this.#whenFull === 'forget-oldest') {
      for (const oldest of this.#keys) {
        this.#keys.delete(oldest);
        break;
      }
    }
    if (this.#keys.size < this.#limit) {
      this.#keys.add(key);
    }
    return true;
  }
}
