import { auditCategories, type AuditCategory, type CheckResult } from '../vocabulary/finding.ts';
import { severities, type Severity } from '../vocabulary/severity.ts';
import type { CheckDescription } from './check.ts';

/** How much a check counts in its category's score. */
export const severityWeight: Record<Severity, number> = { critical: 8, high: 5, medium: 3, low: 2, info: 1 };

export interface CategoryScore {
  category: AuditCategory;
  /** 0 … 100, rounded down so that 100 means all passed; null when no check of the category could be decided. */
  score: number | null;
  passed: number;
  /** Findings by severity. */
  findings: Record<Severity, number>;
  failed: number;
  unknown: number;
  notApplicable: number;
}

/**
 * One score per category:
 *
 *     100 × Σ weight × share ÷ Σ weight, over the checks that passed or failed
 *
 * where `weight` follows the check's severity ({@link severityWeight}) and `share` is the part of the examined subjects
 * without a finding (1 for a check that passed). Unknown and not-applicable checks are in neither sum: they are counted
 * beside the score and never as a pass. Results of the same check from several clusters count each.
 */
export function scoreCategories(checks: readonly CheckDescription[], results: readonly CheckResult[]): CategoryScore[] {
  const described = new Map(checks.map((check) => [check.id, check]));
  return auditCategories.map((category) =>
    scoreCategory(
      category,
      results.flatMap((result) => {
        const check = described.get(result.check);
        return check?.category === category ? [{ check, result }] : [];
      })
    )
  );
}

function scoreCategory(
  category: AuditCategory,
  entries: Array<{ check: CheckDescription; result: CheckResult }>
): CategoryScore {
  const count = (status: CheckResult['status']) => entries.filter(({ result }) => result.status === status).length;
  const findings: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  let earned = 0;
  let possible = 0;
  for (const { check, result } of entries) {
    result.findings.forEach((finding) => (findings[finding.severity] += 1));
    if (result.status === 'pass' || result.status === 'fail') {
      earned += severityWeight[check.severity] * cleanShare(result);
      possible += severityWeight[check.severity];
    }
  }
  return {
    category,
    score: possible === 0 ? null : Math.floor((100 * earned) / possible),
    passed: count('pass'),
    findings,
    failed: count('fail'),
    unknown: count('unknown'),
    notApplicable: count('not-applicable'),
  };
}

function cleanShare({ status, examined, findings }: CheckResult): number {
  if (status === 'pass') {
    return 1;
  }
  return examined > 0 ? Math.max(0, 1 - findings.length / examined) : 0;
}

/** The most urgent severity that has findings; undefined when there are none. */
export function worstSeverity(counts: Record<Severity, number>): Severity | undefined {
  return severities.find((severity) => counts[severity] > 0);
}
