import type { LogLine } from './parse-log';

/** Where a text was found. */
export interface LogMatch {
  /** Index of the line. */
  line: number;
  /** In the line's text, up to but not including `end`. */
  start: number;
  end: number;
}

/** More matches than this tell a reader nothing. */
export const mostMatches = 9999;

/** Every place that holds the text, whatever its case, in order; at most {@link mostMatches}. None for a blank text. */
export function searchLog(lines: readonly LogLine[], search: string): LogMatch[] {
  const matches: LogMatch[] = [];
  if (search.trim() === '') {
    return matches;
  }
  const pattern = new RegExp(search.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu');
  for (const [line, { text }] of lines.entries()) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (matches.length === mostMatches) {
        return matches;
      }
      matches.push({ line, start: index, end: index + found.length });
    }
  }
  return matches;
}

/** The index of the first match at or after the line; the first of all when there is none. */
export function matchFrom(matches: readonly LogMatch[], line: number): number {
  return Math.max(
    0,
    matches.findIndex((match) => match.line >= line)
  );
}
