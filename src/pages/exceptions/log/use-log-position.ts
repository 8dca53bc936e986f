import { useEffect, useRef, type UIEvent } from 'react';
import type { useVirtualRows } from '../../../components/use-virtual-rows';
import type { LogLine } from './parse-log';

export interface LogPositionOptions {
  rows: ReturnType<typeof useVirtualRows>;
  lines: readonly LogLine[];
  /** Number of the line the URL points to; 0: none. */
  line: number;
  /** Number of the line to open at when the URL names none; 0: the end. */
  start: number;
  /** Lines keep coming: stay at the end unless the reader scrolled up. */
  follow: boolean;
}

export interface LogPosition {
  /** Of the element that scrolls. */
  onScroll(event: UIEvent<HTMLElement>): void;
  /** Scrolls a line to the middle, by its number. */
  goTo(line: number): void;
  goToEnd(): void;
  /** The reader chose this line: it is in sight already. */
  chose(line: number): void;
}

/** Pixels from the end that still count as the end. */
const nearEnd = 40;

/** Where a log is scrolled to: the line of the URL, else the start, else its end. */
export function useLogPosition({ rows, lines, line, start, follow }: LogPositionOptions): LogPosition {
  // The virtualizer is the same object for ever; its methods are not dependencies.
  const { scrollToIndex } = rows;
  const atEnd = useRef(true);
  /** The line that was gone to last; undefined before the log was shown. */
  const went = useRef<number>();
  const first = lines[0]?.number ?? 0;
  const last = lines.at(-1)?.number ?? 0;

  useEffect(() => {
    if (last === 0) {
      return;
    }
    const isNew = went.current === undefined;
    const target = line > 0 ? line : isNew ? start : 0;
    if (target >= first && target <= last && target > 0 && (isNew || target !== went.current)) {
      scrollToIndex(target - first, { align: 'center' });
    } else if (isNew || (follow && atEnd.current && line === 0)) {
      scrollToIndex(last - first, { align: 'end' });
    }
    went.current = line;
  }, [line, start, first, last, follow, scrollToIndex]);

  return {
    onScroll: ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
      atEnd.current = scrollHeight - scrollTop - clientHeight < nearEnd;
    },
    goTo: (number) => scrollToIndex(number - first, { align: 'center' }),
    goToEnd: () => scrollToIndex(last - first, { align: 'end' }),
    chose: (number) => {
      went.current = number;
    },
  };
}
