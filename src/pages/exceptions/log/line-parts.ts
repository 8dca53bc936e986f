import type { AnsiStyle } from './ansi-style';
import type { AnsiSpan } from './parse-ansi';

/** A part of a line that is drawn in one way. */
export interface LinePart {
  text: string;
  style?: AnsiStyle;
  /** current: the match that the search stands on. */
  match?: 'other' | 'current';
}

export interface LineMatch {
  start: number;
  end: number;
  current: boolean;
}

/** The first `length` characters of a line, cut wherever its colours or the search's matches begin and end. */
export function lineParts(
  text: string,
  spans: readonly AnsiSpan[],
  matches: readonly LineMatch[],
  length: number
): LinePart[] {
  const end = Math.min(length, text.length);
  const borders = new Set([0, end]);
  for (const { start, end } of [...spans, ...matches]) {
    borders.add(start).add(end);
  }
  const sorted = [...borders].filter((border) => border <= end).sort((a, b) => a - b);
  const spanAt = inOrder(spans);
  const matchAt = inOrder(matches);
  return sorted.slice(0, -1).map((start, index) => {
    const match = matchAt(start);
    return {
      text: text.slice(start, sorted[index + 1]),
      style: spanAt(start)?.style,
      match: match && (match.current ? 'current' : 'other'),
    };
  });
}

/** Finds the range that covers a place, for places that only ever grow; ranges in order, without overlap. */
function inOrder<Range extends { start: number; end: number }>(ranges: readonly Range[]) {
  let next = 0;
  return (place: number): Range | undefined => {
    while ((ranges[next]?.end ?? Infinity) <= place) {
      next += 1;
    }
    const range = ranges[next];
    return range && range.start <= place ? range : undefined;
  };
}
