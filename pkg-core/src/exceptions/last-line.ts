import { plainLine } from './error/plain-line.ts';

/** Lines looked at from the end. */
const depth = 200;
const longest = 500;

/** The last words of a captured log, without time stamp and colours, at most 500 characters; empty for an empty log. */
export function lastLine(log: string): string {
  const lines = log.slice(-65_536).split('\n').slice(-depth);
  return (lines.map(plainLine).findLast((line) => line !== '') ?? '').trim().slice(0, longest);
}
