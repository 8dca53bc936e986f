import type { Metadata } from '../kubernetes/metadata.ts';

type Versioned = { metadata: Metadata };

/**
 * Whether an object still has everything a check reads of it. A write that changes nothing but the version, as
 * heartbeats do, gives another object with the same parts. False where that would take long to find out.
 */
export function isSameToChecks(before: Versioned | undefined, after: Versioned): boolean {
  if (before === after) {
    return true;
  }
  return (
    before !== undefined &&
    sameFields(before, after, (key) => key === 'metadata') &&
    sameFields(before.metadata, after.metadata, (key) => key === 'resourceVersion' || key in nested) &&
    Object.keys(nested).every((key) => sameFlat(before.metadata[key as Nested], after.metadata[key as Nested]))
  );
}

/** The fields of metadata that are objects of texts. */
const nested = { labels: true, annotations: true, owner: true };
type Nested = keyof typeof nested;

function sameFlat(before: object | null, after: object | null): boolean {
  return before === after || (before !== null && after !== null && sameFields(before, after, () => false));
}

function sameFields(before: object, after: object, except: (key: string) => boolean): boolean {
  const known = new Map(Object.entries(before));
  const entries = Object.entries(after);
  return known.size === entries.length && entries.every(([key, value]) => except(key) || known.get(key) === value);
}
