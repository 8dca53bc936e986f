import type { Check } from '@vigil/core/audit/check';
import { holdFindings } from '@vigil/core/audit/exemptions/apply-exemptions';
import { scoreCategories } from '@vigil/core/audit/score';
import type { ExemptionScope } from '@vigil/core/vocabulary/exemption';
import type { AuditCategory, CheckResult } from '@vigil/core/vocabulary/finding';
import type { AuditEntry } from '../audit-entry';

export interface ExemptEffect {
  /** Open findings that would be exempt. */
  count: number;
  /** The category's score now and then, null: nothing could be decided. */
  before: number | null;
  after: number | null;
}

/** What an exemption of the checks `exempted` would do to what is open now. `known`: all checks that the entries may name. */
export function exemptEffect(
  entries: readonly AuditEntry[],
  known: readonly Check[],
  exempted: string[],
  scope: ExemptionScope,
  category: AuditCategory
): ExemptEffect {
  const open = entries.map(({ result }) => result);
  const draft = { source: 'stored' as const, reason: '', author: '', createdAt: null, expiresAt: null, revoked: null };
  const { results, exempt } = holdFindings(known, open, [{ id: '', checks: exempted, scope, ...draft }]);
  return { count: exempt.length, before: scoreOf(known, open, category), after: scoreOf(known, results, category) };
}

function scoreOf(known: readonly Check[], results: readonly CheckResult[], category: AuditCategory): number | null {
  const found = scoreCategories(known, results).find((score) => score.category === category);
  return found?.score ?? null;
}
