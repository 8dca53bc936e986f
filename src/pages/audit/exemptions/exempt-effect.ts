import { holdFindings } from '@vigil/core/audit/exemptions/apply-exemptions';
import { scoreCategories } from '@vigil/core/audit/score';
import type { ExemptionScope } from '@vigil/core/vocabulary/exemption';
import type { AuditCategory, CheckResult } from '@vigil/core/vocabulary/finding';
import type { AuditEntry } from '../audit-entry';
import { knownChecks } from '../custom/known-checks';

export interface ExemptEffect {
  /** Open findings that would be exempt. */
  count: number;
  /** The category's score now and then, null: nothing could be decided. */
  before: number | null;
  after: number | null;
}

/** What an exemption would do to what is open now. */
export function exemptEffect(
  entries: readonly AuditEntry[],
  checks: string[],
  scope: ExemptionScope,
  category: AuditCategory
): ExemptEffect {
  const open = entries.map(({ result }) => result);
  const draft = { source: 'stored' as const, reason: '', author: '', createdAt: null, expiresAt: null, revoked: null };
  const { results, exempt } = holdFindings(knownChecks().all, open, [{ id: '', checks, scope, ...draft }]);
  return { count: exempt.length, before: scoreOf(open, category), after: scoreOf(results, category) };
}

function scoreOf(results: readonly CheckResult[], category: AuditCategory): number | null {
  const found = scoreCategories(knownChecks().all, results).find((score) => score.category === category);
  return found?.score ?? null;
}
