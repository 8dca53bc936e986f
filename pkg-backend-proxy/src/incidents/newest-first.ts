/** What waits, one entry a key: taken newest first, dropped oldest first. */
export class NewestFirst<T> {
  /** Oldest first. */
  readonly #entries = new Map<string, T>();
  /** Newest last; may hold keys of entries that were replaced or taken. */
  #order: Array<{ key: string; entry: T }> = [];

  get size(): number {
    return this.#entries.size;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** Replaces what waits under the same key. */
  put(key: string, entry: T): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#order.push({ key, entry });
    if (this.#order.length > 2 * this.#entries.size + 100) {
      this.#order = this.#order.filter((place) => this.#entries.get(place.key) === place.entry);
    }
  }

  /** The newest entry whose key is free; undefined when there is none. */
  take(isFree: (key: string) => boolean): T | undefined {
    for (let at = this.#order.length - 1; at >= 0; at -= 1) {
      const place = this.#order[at];
      if (place && this.#entries.get(place.key) !== place.entry) {
        this.#order.splice(at, 1);
      } else if (place && isFree(place.key)) {
        this.#order.splice(at, 1);
        this.#entries.delete(place.key);
        return place.entry;
      }
    }
    return undefined;
  }

  takeOldest(): T | undefined {
    for (const [key, entry] of this.#entries) {
      this.#entries.delete(key);
      return entry;
    }
    return undefined;
  }

  clear(): void {
    this.#entries.clear();
    this.#order = [];
  }
}
