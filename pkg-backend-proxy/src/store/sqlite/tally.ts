type Facet = Array<{ value: string; count: number }>;

/** Counts by value. */
export class Tally {
  readonly #counts = new Map<string, { count: number }>();

  add(value: string, times = 1): void {
    const known = this.#counts.get(value);
    if (known) {
      known.count += times;
    } else {
      this.#counts.set(value, { count: times });
    }
  }

  of(value: string): number {
    return this.#counts.get(value)?.count ?? 0;
  }

  /** The same counts under another name for each value. */
  by(rename: (value: string) => string): Tally {
    const tally = new Tally();
    this.#counts.forEach(({ count }, value) => tally.add(rename(value), count));
    return tally;
  }

  /** Most frequent first, at most `limit`; of what `keep` takes. */
  top(limit: number, keep: (value: string, count: number) => boolean = () => true): Facet {
    return [...this.#counts]
      .map(([value, { count }]) => [value, count] as const)
      .filter(([value, count]) => keep(value, count))
      .sort(([left, many], [right, few]) => few - many || (left < right ? -1 : 1))
      .slice(0, limit)
      .map(([value, count]) => ({ value, count }));
  }
}
