import { readObject, type ReadObject } from './read-object.ts';
import { splitSpec } from './spec-text.ts';

export class UnreadableLine extends Error {}

/** `apart`: the text of the spec by itself, if it can be told. Throws an {@link UnreadableLine}. */
export function parseWatchLine(line: string, apart: boolean): ReadObject & { spec?: string } {
  const split = apart ? splitSpec(line) : undefined;
  if (split) {
    try {
      return { ...readObject(split.rest), spec: split.spec };
    } catch {
      // Then as a whole.
    }
  }
  try {
    return readObject(line);
  } catch {
    throw new UnreadableLine(`unreadable line in the watch: ${line.slice(0, 100)}`);
  }
}
