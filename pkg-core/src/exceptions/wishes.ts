import type { Metadata } from '../kubernetes/metadata.ts';
import { type Asked, readAnnotations } from './annotations.ts';

const none: Asked = {};

/** What the annotations of these objects ask for, nearest first: for each annotation the nearest object wins. */
export function wishesOf(...nearestFirst: ReadonlyArray<Metadata | undefined>): Asked {
  let wishes = none;
  for (const metadata of nearestFirst) {
    if (metadata && hasAny(metadata.annotations)) {
      wishes = { ...readAnnotations(metadata.annotations), ...wishes };
    }
  }
  return wishes;
}

function hasAny(annotations: Readonly<Record<string, string>>): boolean {
  // Most objects have none: this is asked for every update of every pod.
  for (const name in annotations) {
    return name !== '';
  }
  return false;
}
