import type { Hazard } from './check.ts';

/** Looks at every item; what `look` gives are the hazards, null where there is none. */
export function examine<Item>(
  items: readonly Item[],
  look: (item: Item) => Hazard | Hazard[] | null
): { examined: number; hazards: Hazard[] } {
  return { examined: items.length, hazards: items.flatMap((item) => look(item) ?? []) };
}
