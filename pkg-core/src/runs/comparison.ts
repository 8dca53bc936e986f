import type { ResourceWindow } from '../resources/scope.ts';

const day = 86_400_000;

/** What a window is compared with: its predecessor of the same length, the same time earlier, or a window of its own. */
export type Comparison = 'previous' | 'day' | 'week' | ResourceWindow;

/** Those that follow from the window itself. */
export const relativeComparisons = ['previous', 'day', 'week'] as const;

/** The window that `window` is compared with. */
export function comparedWindow(comparison: Comparison, { from, to }: ResourceWindow): ResourceWindow {
  switch (comparison) {
    case 'previous':
      return { from: from - (to - from), to: from };
    case 'day':
      return { from: from - day, to: to - day };
    case 'week':
      return { from: from - 7 * day, to: to - 7 * day };
    default:
      return comparison;
  }
}

/** From a URL: a word, or two moments as in `2025-11-21T09:00:00.000Z/2025-11-21T10:00:00.000Z`. Null when it is neither. */
export function parseComparison(text: string | null): Comparison | null {
  const word = relativeComparisons.find((known) => known === text);
  if (word) {
    return word;
  }
  const [from = NaN, to = NaN, ...rest] = (text ?? '').split('/').map((moment) => Date.parse(moment));
  return from < to && rest.length === 0 ? { from, to } : null;
}

/** The inverse of {@link parseComparison}. */
export function formatComparison(comparison: Comparison): string {
  return typeof comparison === 'string'
    ? comparison
    : `${new Date(comparison.from).toISOString()}/${new Date(comparison.to).toISOString()}`;
}
