import type { PrometheusCheck } from '@vigil/core/audit/check';
import { applyExemptions } from '@vigil/core/audit/exemptions/apply-exemptions';
import { type CategoryScore, scoreCategories, scoreOf } from '@vigil/core/audit/score';
import type { Exemption } from '@vigil/core/vocabulary/exemption';
import type { AuditCategory } from '@vigil/core/vocabulary/finding';
import type { PastEntries } from './fetch-past-audit';

export interface ScoredNow {
  scores: readonly CategoryScore[];
  /** Object checks count in them. */
  hasObjects: boolean;
  /** The earlier moment, Unix milliseconds. */
  then: number;
  /** All that are known: those in force then count. */
  exemptions: readonly Exemption[];
  /** The metric checks. */
  checks: readonly PrometheusCheck[];
}

/**
 * The score of each category at the earlier moment, by the same formula over the sums of both halves; null where a half
 * that counts now has no data of then: the two would not be comparable.
 */
export function pastScores(
  { metrics, objects }: PastEntries,
  { scores, hasObjects, then, exemptions, checks }: ScoredNow
): Map<AuditCategory, number | null> {
  const found = metrics.map(({ result }) => result);
  const { results } = applyExemptions(checks, found, exemptions, then);
  const measured = scoreCategories(checks, results);
  return new Map(
    scores.map(({ category }) => {
      const parts = [...measured, ...(hasObjects ? objects.scores : [])].filter((part) => part.category === category);
      const sum = (of: 'earned' | 'possible') => parts.reduce((total, part) => total + part[of], 0);
      const isComparable = !hasObjects || objects.scores.length > 0;
      return [category, isComparable ? scoreOf({ earned: sum('earned'), possible: sum('possible') }) : null];
    })
  );
}
