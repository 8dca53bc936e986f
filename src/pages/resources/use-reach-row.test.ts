import { renderHook } from '@testing-library/react';
import { useReachRow, type RowToReach } from './use-reach-row';

/** 100 lines of 36 pixels behind a window of 334, 34 of them under the head. */
function table(scrollOffset = 0) {
  const virtual = {
    ...{ scrollOffset, scrollRect: { width: 800, height: 334 } },
    measurementsCache: Array.from({ length: 100 }, (_, index) => ({
      ...{ index, key: index, lane: 0, start: index * 36, end: (index + 1) * 36, size: 36 },
    })),
    getOffsetForIndex: (index: number) => [index * 36, 'start'] as const,
    scrollToIndex: jest.fn((index: number) => {
      virtual.scrollOffset = index * 36;
    }),
  };
  return virtual;
}

function reach(virtual: ReturnType<typeof table>, first: Partial<RowToReach>) {
  const onReached = jest.fn();
  const base: RowToReach = {
    ...{ virtual, index: 50, isWanted: true, isPartial: false, lineHeight: 36, headHeight: 34, onReached },
  };
  const { rerender } = renderHook((props: RowToReach) => useReachRow(props), { initialProps: { ...base, ...first } });
  return { onReached, next: (change: Partial<RowToReach>) => rerender({ ...base, ...change }) };
}

it('scrolls to a row out of sight, once', () => {
  const virtual = table();
  const { onReached, next } = reach(virtual, {});
  expect(virtual.scrollToIndex.mock.calls).toEqual([[50, { align: 'start' }]]);
  expect(onReached).toHaveBeenCalledTimes(1);
  next({ isWanted: false, index: 80 });
  expect(virtual.scrollToIndex).toHaveBeenCalledTimes(1);
});

it.each([
  ['the first line', 0, 0, false],
  ['the last whole line under the head', 7, 0, false],
  ['half a line at the lower edge', 8, 0, true],
  ['a line above', 3, 360, true],
])('of %s', (_, index, offset, scrolls) => {
  const virtual = table(offset);
  const { onReached } = reach(virtual, { index });
  expect(virtual.scrollToIndex).toHaveBeenCalledTimes(scrolls ? 1 : 0);
  expect(onReached).toHaveBeenCalledTimes(1);
});

it('leaves a row of a folded section, or of no row at all, and looks no more', () => {
  const virtual = table();
  const { onReached } = reach(virtual, { index: -1 });
  expect(virtual.scrollToIndex).not.toHaveBeenCalled();
  expect(onReached).toHaveBeenCalledTimes(1);
});

it('follows the row from the first figures to the whole analysis, and not what is sorted in between', () => {
  const virtual = table();
  const { onReached, next } = reach(virtual, { isPartial: true });
  next({ isPartial: true, index: 90 });
  expect(virtual.scrollToIndex.mock.calls.map(([index]) => index)).toEqual([50]);
  expect(onReached).not.toHaveBeenCalled();
  next({ index: 20 });
  expect(virtual.scrollToIndex.mock.calls.map(([index]) => index)).toEqual([50, 20]);
  expect(onReached).toHaveBeenCalledTimes(1);
});

it('finds a row that only the whole analysis has', () => {
  const virtual = table();
  const { next } = reach(virtual, { isPartial: true, index: -1 });
  next({});
  expect(virtual.scrollToIndex).toHaveBeenCalledTimes(1);
});

it('leaves alone who has scrolled since the first figures', () => {
  const virtual = table();
  const { onReached, next } = reach(virtual, { isPartial: true });
  virtual.scrollOffset = 0;
  next({ index: 20 });
  expect(virtual.scrollToIndex).toHaveBeenCalledTimes(1);
  expect(onReached).toHaveBeenCalledTimes(1);
});

it('does nothing where nothing is wanted', () => {
  const virtual = table();
  const { onReached } = reach(virtual, { isWanted: false });
  expect(virtual.scrollToIndex).not.toHaveBeenCalled();
  expect(onReached).not.toHaveBeenCalled();
});
