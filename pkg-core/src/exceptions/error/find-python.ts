import { type FoundError, frameLimit } from './found-error.ts';

const begin = 'Traceback (most recent call last):';
/** Of a logger, before the traceback. */
const longestPrefix = 200;
const frame = /^\s+File "(?:.*[\\/])?([^"\\/]+)", line \d+(?:, in (.+))?$/;

/** A Python traceback that begins at this line: its last line names the error. */
export function findPython(lines: readonly string[], at: number): FoundError | undefined {
  const first = lines[at] ?? '';
  if (!first.endsWith(begin) || first.length > longestPrefix + begin.length) {
    return undefined;
  }
  let end = at + 1;
  while (end < lines.length && /^(\s|$)/.test(lines[end] ?? '')) {
    end += 1;
  }
  const line = lines[end];
  const frames = lines.slice(at + 1, end).flatMap((text) => {
    const [whole, file, name = ''] = frame.exec(text) ?? [];
    return whole === undefined ? [] : [`${file} ${name}`];
  });
  return line === undefined
    ? undefined
    : { at, until: end, rank: 2, line, frames: frames.reverse().slice(0, frameLimit) };
}
