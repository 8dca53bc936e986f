import { formatComparison, parseComparison, type Comparison } from '@vigil/core/runs/comparison';
import { choiceField, switchField, type UrlField, type UrlState } from '../../../url/url-field';

/** The figures of the table; requests and counts are in its CSV as well. */
export const shownFigures = ['cpuAverage', 'cpuMax', 'memoryAverage', 'memoryMax', 'throttled', 'restarts'] as const;
export type ShownFigure = (typeof shownFigures)[number];

const comparisonField: UrlField<Comparison | null> = {
  parse: parseComparison,
  format: (value) => (value === null ? undefined : formatComparison(value)),
};

/** What a comparison keeps in the URL. Its window is absolute, or follows from the page's own. */
export const comparisonUrl = {
  compare: comparisonField,
  /** Only rows that changed significantly. */
  changed: switchField,
  /** What rows are sorted by; `change`: the largest change of any figure. */
  by: choiceField(['change', 'name', ...shownFigures], 'change'),
};
export type ComparisonState = UrlState<typeof comparisonUrl>;
