import { auditCategories, type AuditCategory, type CheckResult, type Finding } from '../vocabulary/finding.ts';
import { severities, type Severity } from '../vocabulary/severity.ts';
import type { CheckDescription } from './check.ts';

/** How much a check counts in its category's score. */
export const severityWeight: Record<Severity, number> = { critical: 8, high: 5, medium: 3, low: 2, info: 1 };

export interface CategoryScore {
  category: AuditCategory;
  /** 0 … 100 in tenths, rounded down so that 100 means all passed; null when no check of the category could be decided. */
  score: number | null;
  /** The two sums the score is made of, so that parts of an audit can be added up: see {@link scoreOf}. */
  earned: number;
  possible: number;
  passed: number;
  /** Findings by severity. */
  findings: Record<Severity, number>;
  failed: number;
  unknown: number;
  notApplicable: number;
  /** Findings that an exemption holds: in neither `findings` nor the score. */
  exempt: number;
}

/**
 * One score per category:
 *
 *     100 × Σ weight × share ÷ Σ weight, over the checks that passed or failed
 *
 * where `weight` follows the check's severity ({@link severityWeight}) and `share` is the part of the examined subjects
 * without an open finding (1 for a check that passed). Unknown and not-applicable checks are in neither sum: they are
 * counted beside the score and never as a pass. Results of the same check from several clusters count each.
 *
 * A subject whose finding is exempt counts as one without: `results` hold only open findings, and the `exempt` ones are
 * counted beside the score, so that it never hides how much was exempted for it.
 */
export function scoreCategories(
  checks: readonly CheckDescription[],
  results: readonly CheckResult[],
  exempt: ReadonlyArray<Pick<Finding, 'check'>> = []
): CategoryScore[] {
  const described = new Map(checks.map((check) => [check.id, check]));
  return auditCategories.map((category) =>
    scoreCategory(
      category,
      results.flatMap((result) => {
        const check = described.get(result.check);
        return check?.category === category ? [{ check, result }] : [];
      }),
      exempt.filter(({ check }) => described.get(check)?.category === category).length
    )
  );
}

/** The score that two sums give, in tenths and rounded down so that 100 means all passed; null where nothing could be decided. */
export function scoreOf({ earned, possible }: { earned: number; possible: number }): number | null {
  return possible > 0 ? Math.floor((1000 * earned) / possible) / 10 : null;
}

function scoreCategory(
  category: AuditCategory,
  entries: Array<{ check: CheckDescription; result: CheckResult }>,
  exempt: number
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
    score: scoreOf({ earned, possible }),
    ...{ earned, possible },
    passed: count('pass'),
    findings,
    failed: count('fail'),
    unknown: count('unknown'),
    notApplicable: count('not-applicable'),
    exempt,
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
