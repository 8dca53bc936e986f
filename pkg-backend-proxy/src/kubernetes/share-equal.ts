type Parts = Record<string, unknown>;

/**
 * `next` with the parts that equal those of `known` at the same place replaced by them, or `known` itself when all is
 * equal: objects that resemble each other then share memory. For plain JSON data; writes into `next`, which nobody else
 * may hold yet. `depth`: how deep parts are looked at one by one; below that a part is equal as a whole or not at all,
 * which is much faster.
 */
export function shareEqual<T>(known: unknown, next: T, depth: number): T {
  if (known === next) {
    return next;
  }
  if (!isParts(known) || !isParts(next) || depth === 0) {
    return equal(known, next) ? (known as T) : next;
  }
  if (Array.isArray(known) || Array.isArray(next)) {
    return Array.isArray(known) && Array.isArray(next) ? (shareList(known, next, depth) as T) : next;
  }
  let same = true;
  let keys = 0;
  for (const key in next) {
    keys += 1;
    const before = known[key];
    const after: unknown = next[key];
    if (isParts(after)) {
      const shared = shareEqual(before, after, depth - 1);
      if (shared !== after) {
        (next as Parts)[key] = shared;
      }
      same &&= shared === before;
    } else {
      same &&= after === before && (after !== undefined || key in known);
    }
  }
  return same && keys === countKeys(known) ? (known as T) : next;
}

/** By index: going through the keys of a list makes a text of each. */
function shareList(known: unknown[], next: unknown[], depth: number): unknown[] {
  let same = known.length === next.length;
  for (let index = 0; index < next.length; index += 1) {
    const after = next[index];
    const shared = isParts(after) ? shareEqual(known[index], after, depth - 1) : after;
    if (shared !== after) {
      next[index] = shared;
    }
    same &&= shared === known[index];
  }
  return same ? known : next;
}

function equal(known: unknown, next: unknown): boolean {
  if (known === next) {
    return true;
  }
  if (!isParts(known) || !isParts(next)) {
    return false;
  }
  if (Array.isArray(known) || Array.isArray(next)) {
    return Array.isArray(known) && Array.isArray(next) && equalLists(known, next);
  }
  let keys = 0;
  for (const key in next) {
    keys += 1;
    const value = next[key];
    if (!equal(known[key], value) || (value === undefined && !(key in known))) {
      return false;
    }
  }
  return keys === countKeys(known);
}

function equalLists(known: readonly unknown[], next: readonly unknown[]): boolean {
  if (known.length !== next.length) {
    return false;
  }
  for (let index = 0; index < next.length; index += 1) {
    if (!equal(known[index], next[index])) {
      return false;
    }
  }
  return true;
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null;
}

/** Without the list of them. */
function countKeys(parts: Parts): number {
  let keys = 0;
  for (const _key in parts) {
    keys += 1;
  }
  return keys;
}
