import type { ResourceWindow } from './scope.ts';

/** Sizes of pieces, seconds: each is a whole part of a day, so that pieces of two windows fall together. */
const sizes = [600, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Samples one query may have to touch; a tenth of Prometheus' own default limit, because others ask as well. */
export const sampleBudget = 5_000_000;

/**
 * fewest: as many pieces as the sample budget asks for; one where it allows · reusable: pieces that end on the clock,
 * smaller ones towards both ends, so that the next analysis of nearly the same window finds all but the ends answered.
 */
export type Splitting = 'fewest' | 'reusable';

/** Reusable pieces are this part of a window, or less. */
const partOfWindow = 6;

/**
 * A window in pieces that end at whole multiples of their size (but for the last one, which ends with the window), so
 * that maxima and sums over the pieces are those over the window. `series` × samples of one piece stays within the budget
 * as long as pieces of 10 minutes can; null: not known how many series there are.
 */
export function splitWindow(
  window: ResourceWindow,
  series: number | null,
  intervalSeconds: number,
  splitting: Splitting,
  budget = sampleBudget
): ResourceWindow[] {
  const seconds = (window.to - window.from) / 1000;
  const affordable = series === null ? Infinity : (budget * intervalSeconds) / Math.max(1, series);
  const isReusable = splitting === 'reusable' && seconds > (sizes[1] ?? 0);
  if (seconds <= affordable && !isReusable) {
    return [window];
  }
  const most = Math.min(affordable, isReusable ? Math.max(seconds / partOfWindow, sizes[0] ?? 0) : Infinity);
  const size = sizes.findLast((candidate) => candidate <= most) ?? sizes[0] ?? 600;
  const steps = isReusable ? sizes.filter((candidate) => candidate <= size && size % candidate === 0) : [size];
  return cut(
    window,
    steps.map((step) => step * 1000)
  );
}

/** In the largest of the sizes (ascending) that begin on the clock where the piece before ended. */
function cut({ from, to }: ResourceWindow, sizes: readonly number[]): ResourceWindow[] {
  const smallest = sizes[0] ?? to - from;
  const pieces: ResourceWindow[] = [];
  for (let start = from; start < to;) {
    const size = sizes.findLast((candidate) => start % candidate === 0 && start + candidate <= to);
    const end = Math.min(to, size ? start + size : (Math.floor(start / smallest) + 1) * smallest);
    pieces.push({ from: start, to: end });
    start = end;
  }
  return pieces;
}
