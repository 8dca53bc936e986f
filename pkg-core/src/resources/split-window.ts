import type { ResourceWindow } from './scope.ts';

/** Sizes of pieces, seconds: each is a whole part of a day, so that pieces of two windows fall together. */
const sizes = [600, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Samples one query may have to touch; a tenth of Prometheus' own default limit, because others ask as well. */
export const sampleBudget = 5_000_000;

/**
 * fewest: as many pieces as the sample budget asks for; one where it allows · reusable: pieces that end on the clock, a
 * twelfth of the window or less, so that the next analysis of nearly the same window finds most of them answered.
 */
export type Splitting = 'fewest' | 'reusable';

/**
 * A window in pieces that end at whole multiples of one size (but for the last one, which ends with the window), so that
 * maxima and sums over the pieces are those over the window. `series` × samples of one piece stays within the budget as
 * long as pieces of 10 minutes can; null: not known how many series there are.
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
  const wanted = splitting === 'reusable' ? Math.max(seconds / 12, sizes[0] ?? 0) : Infinity;
  if (seconds <= affordable && (splitting === 'fewest' || seconds <= (sizes[1] ?? 0))) {
    return [window];
  }
  const size = sizes.findLast((candidate) => candidate <= Math.min(affordable, wanted)) ?? sizes[0] ?? 600;
  return cut(window, size * 1000);
}

function cut({ from, to }: ResourceWindow, size: number): ResourceWindow[] {
  const pieces: ResourceWindow[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, (Math.floor(start / size) + 1) * size);
    pieces.push({ from: start, to: end });
    start = end;
  }
  return pieces;
}
