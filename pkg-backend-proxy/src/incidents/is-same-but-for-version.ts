import type { Metadata } from '@vigil/core/kubernetes/metadata';

type Held = { metadata: Metadata };

/**
 * Whether a write changed nothing that is kept of the object: then there is nothing to look at again. By identity, since
 * the store of objects keeps the parts that are equal.
 */
export function isSameButForVersion(previous: Held, current: Held): boolean {
  return sameParts(previous, current, 'metadata') && sameParts(previous.metadata, current.metadata, 'resourceVersion');
}

function sameParts<Parts extends object>(previous: Parts, current: Parts, apart: keyof Parts): boolean {
  for (const key in current) {
    if (key !== apart && current[key] !== previous[key]) {
      return false;
    }
  }
  return Object.keys(previous).length === Object.keys(current).length;
}
