import { findingStates } from '@vigil/core/audit/history/compare-audits';
import { choicesField, type UrlField, type UrlState } from '../../../url/url-field';

const hour = 3_600_000;
/** Distances that are offered, in milliseconds before the end of the page's time range. */
export const distances = { '1h': hour, '6h': 6 * hour, '24h': 24 * hour, '7d': 168 * hour } as const;
export type Distance = keyof typeof distances;
export const distanceNames = Object.keys(distances) as Distance[];

/** What the page is compared with: a distance, a moment in Unix milliseconds, or null for nothing. */
export type CompareWith = Distance | number | null;

/** `6h`, or a moment as ISO 8601 in UTC; anything else reads as no comparison. */
export const compareField: UrlField<CompareWith> = {
  parse(text) {
    const distance = distanceNames.find((name) => name === text);
    const moment = /^\d{4}-\d\d-\d\dT/.test(text ?? '') ? Date.parse(text ?? '') : NaN;
    return distance ?? (Number.isNaN(moment) ? null : moment);
  },
  format: (value) => (typeof value === 'number' ? new Date(value).toISOString() : (value ?? undefined)),
};

/** What the history keeps in the page's URL. */
export const historyUrl = {
  compare: compareField,
  /** Findings of which states are listed; none: all of them. */
  status: choicesField(findingStates),
};
export type HistoryState = UrlState<typeof historyUrl>;

/** The earlier moment, Unix milliseconds; undefined without a comparison. `to`: the end of the page's range. */
export function momentOf(compare: CompareWith, to: number): number | undefined {
  return compare === null ? undefined : typeof compare === 'number' ? compare : to - distances[compare];
}
