import { useLayoutEffect, useRef } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';

export interface RowToReach {
  virtual: Pick<
    Virtualizer<HTMLDivElement, Element>,
    'scrollToIndex' | 'getOffsetForIndex' | 'scrollOffset' | 'scrollRect' | 'measurementsCache'
  >;
  /** Of the row in the table; negative: it is not there, or its section is folded. */
  index: number;
  /** False: nothing is to be reached (any more). */
  isWanted: boolean;
  /** More is on its way, and with the verdicts the order of the rows changes. */
  isPartial: boolean;
  /** Pixels of a line, and of the head that stands over the first ones. */
  lineHeight: number;
  headHeight: number;
  /** The table has looked for it: it is not to be looked for again. */
  onReached(): void;
}

/**
 * Scrolls to the row that a link opens, where it is out of sight: when it is first there and, if that was among the first
 * figures, once more when the whole analysis stands. Whoever has scrolled in between is left alone.
 */
export function useReachRow({ virtual, index, isWanted, isPartial, lineHeight, headHeight, onReached }: RowToReach) {
  const left = useRef<number>();
  useLayoutEffect(() => {
    if (!isWanted) {
      return;
    }
    const top = virtual.scrollOffset ?? 0;
    const isFirst = left.current === undefined;
    const isUntouched = isFirst || Math.abs(top - (left.current ?? 0)) <= 1;
    if (index >= 0 && (isFirst || (!isPartial && isUntouched))) {
      const start = virtual.measurementsCache[index]?.start ?? 0;
      const height = (virtual.scrollRect?.height ?? 0) - headHeight;
      const isInSight = start >= top && start + lineHeight <= top + height;
      left.current = isInSight ? top : virtual.getOffsetForIndex(index, 'start')?.[0];
      if (!isInSight) {
        virtual.scrollToIndex(index, { align: 'start' });
      }
    }
    if (!isPartial) {
      onReached();
    }
  }, [virtual, index, isWanted, isPartial, lineHeight, headHeight, onReached]);
}
