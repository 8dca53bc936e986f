import type { Exemption } from '../../vocabulary/exemption.ts';
import type { CheckResult, Finding } from '../../vocabulary/finding.ts';
import { namesCheck, type NamedCheck } from './check-pattern.ts';
import { exemptionEnd, isInForce } from './exemption-end.ts';
import { inScope } from './in-scope.ts';

/** A finding that somebody decided to live with. */
export interface ExemptFinding {
  finding: Finding;
  /** Every exemption that holds it, the one that ends last first: the finding comes back when that one ends. */
  by: [Exemption, ...Exemption[]];
}

export interface Exempted {
  /** The results with their open findings; a check of which every finding is exempt has passed. */
  results: CheckResult[];
  exempt: ExemptFinding[];
}

/**
 * Takes the findings out of the results that an exemption in force at `at` (Unix milliseconds) holds. One that has expired
 * or was taken back holds nothing, so that its findings are open again by themselves. Results keep their order.
 */
export function applyExemptions(
  checks: readonly NamedCheck[],
  results: readonly CheckResult[],
  exemptions: readonly Exemption[],
  at: number
): Exempted {
  return holdFindings(
    checks,
    results,
    exemptions.filter((exemption) => isInForce(exemption, at))
  );
}

/** {@link applyExemptions} with exemptions that are known to be in force. */
export function holdFindings(
  checks: readonly NamedCheck[],
  results: readonly CheckResult[],
  exemptions: readonly Exemption[]
): Exempted {
  const inForce = [...exemptions].sort(endsLastFirst);
  const byCheck = new Map(
    checks.map((check) => [
      check.id,
      inForce.filter(({ checks: patterns }) => patterns.some((pattern) => namesCheck(pattern, check))),
    ])
  );
  const exempt: ExemptFinding[] = [];
  const open = results.map((result) => {
    const candidates = byCheck.get(result.check) ?? [];
    if (candidates.length === 0 || result.findings.length === 0) {
      return result;
    }
    const findings = result.findings.filter((finding) => {
      const [first, ...others] = candidates.filter(({ scope }) => inScope(scope, finding));
      if (first) {
        exempt.push({ finding, by: [first, ...others] });
      }
      return first === undefined;
    });
    if (findings.length === result.findings.length) {
      return result;
    }
    return findings.length === 0 ? { ...result, status: 'pass' as const, findings } : { ...result, findings };
  });
  return { results: open, exempt };
}

function endsLastFirst(a: Exemption, b: Exemption): number {
  const [endA, endB] = [exemptionEnd(a) ?? Infinity, exemptionEnd(b) ?? Infinity];
  return endA === endB ? (a.id < b.id ? -1 : 1) : endB - endA;
}
