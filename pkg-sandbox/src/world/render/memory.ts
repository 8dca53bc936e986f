/** The latest thing built under a name, as long as its key stays the same: most objects do not change from tick to tick. */
export class Memory<Thing> {
  private readonly kept = new Map<string, { key: string; thing: Thing }>();

  get(name: string, key: string, build: () => Thing): Thing {
    const found = this.kept.get(name);
    if (found?.key === key) {
      return found.thing;
    }
    const thing = build();
    this.kept.set(name, { key, thing });
    return thing;
  }

  /** Forgets everything but `names`. */
  keepOnly(names: ReadonlySet<string>): void {
    for (const name of this.kept.keys()) {
      if (!names.has(name)) {
        this.kept.delete(name);
      }
    }
  }
}
