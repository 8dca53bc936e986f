import type { FoundError } from './found-error.ts';

const begin = /^thread '.{0,200}' (?:\(\d+\) )?panicked at (.+)$/;
/** Since Rust 1.73 the place comes first and the message on the next line; before, the message came first. */
const place = /^(\S+?):\d+:\d+:$/;
const older = /^'(.*)', (\S+?):\d+(?::\d+)?$/;

/** A Rust panic that begins at this line. */
export function findRust(lines: readonly string[], at: number): FoundError | undefined {
  const line = lines[at] ?? '';
  const what = begin.exec(line)?.[1];
  if (what === undefined) {
    return undefined;
  }
  const file = place.exec(what)?.[1];
  const message = lines[at + 1];
  return file !== undefined && message
    ? { at, until: at + 1, rank: 3, line: message, frames: [file] }
    : { at, until: at, rank: 3, line, frames: [older.exec(what)?.[2] ?? ''] };
}
