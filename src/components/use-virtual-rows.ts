import { type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

export interface VirtualRows {
  count: number;
  scroller: RefObject<HTMLElement>;
  /** Pixels of one row, before it is measured. */
  rowHeight: number;
  /** Rows kept beyond what is in sight. */
  overscan: number;
  keyOf?(index: number): string | number;
}

/** The rows of a long list that are in sight, and where they stand. */
export function useVirtualRows({ count, scroller, rowHeight, overscan, keyOf }: VirtualRows) {
  // The virtualizer is one object that changes from within: nothing made from it may be remembered between renders.
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    ...(keyOf && { getItemKey: keyOf }),
  });
}
