import type { CheckStatus, Finding } from '../../vocabulary/finding.ts';
import { compareSeverity, type Severity } from '../../vocabulary/severity.ts';

/** As much of a finding as is known of the past. */
export type PastFinding = Pick<Finding, 'id' | 'check' | 'severity' | 'cluster' | 'subject'>;

/** What a check said of a cluster at one of the two moments. */
export interface ComparedResult<Found extends PastFinding = PastFinding> {
  cluster: string;
  check: string;
  status: CheckStatus;
  findings: Found[];
  /** Findings of this severity and below may be missing from the list; null: it is whole. */
  cutAt?: Severity | null;
}

/** `unknown`: there is no telling whether it was there. */
export const findingStates = ['new', 'open', 'fixed', 'unknown'] as const;
export type FindingState = (typeof findingStates)[number];

export interface AuditComparison {
  /** Of every finding of now, by its {@link findingIdentity}. */
  states: ReadonlyMap<string, Exclude<FindingState, 'fixed'>>;
  /** Findings of then whose check finds them no more. */
  fixed: PastFinding[];
  /** Findings of then whose check can not be decided now: neither fixed nor open. */
  undecided: PastFinding[];
  /** Checks decided now of which nothing is known then. */
  unknownThen: number;
  /** Checks decided at both moments: with none of them there is nothing to compare. */
  compared: number;
  /** A list of then was cut short: there are at least as many of each kind. */
  isAtLeast: boolean;
}

/** What makes a finding the same at two moments: check, subject and cluster. */
export function findingIdentity({ id, cluster }: Pick<PastFinding, 'id' | 'cluster'>): string {
  return `${id} @${cluster}`;
}

/**
 * What changed between two moments. A finding is new only where its check was decided then without it, and fixed only
 * where its check is decided now without it: what was not known is unknown.
 */
export function compareAudits(now: readonly ComparedResult[], then: readonly ComparedResult[]): AuditComparison {
  const keyOf = ({ cluster, check }: ComparedResult) => `${cluster} ${check}`;
  const earlier = new Map(then.map((result) => [keyOf(result), result]));
  const present = new Map(now.map((result) => [keyOf(result), result]));
  const states = new Map<string, Exclude<FindingState, 'fixed'>>();
  let unknownThen = 0;
  let compared = 0;
  for (const result of now) {
    const before = earlier.get(keyOf(result));
    const isKnown = before !== undefined && isDecided(before);
    if (isDecided(result)) {
      compared += isKnown ? 1 : 0;
      unknownThen += isKnown ? 0 : 1;
    }
    const wereThere = new Set(before?.findings.map(findingIdentity));
    for (const finding of result.findings) {
      const identity = findingIdentity(finding);
      const isNew = isKnown && !mayBeCut(before, finding);
      states.set(identity, wereThere.has(identity) ? 'open' : isNew ? 'new' : 'unknown');
    }
  }
  const gone = then.flatMap((result) => {
    const after = present.get(keyOf(result));
    const isThere = new Set(after?.findings.map(findingIdentity));
    return result.findings
      .filter((finding) => !isThere.has(findingIdentity(finding)))
      .map((finding) => ({ finding, isFixed: after !== undefined && isDecided(after) }));
  });
  return {
    states,
    fixed: gone.filter(({ isFixed }) => isFixed).map(({ finding }) => finding),
    undecided: gone.filter(({ isFixed }) => !isFixed).map(({ finding }) => finding),
    unknownThen,
    compared,
    isAtLeast: then.some(({ cutAt }) => cutAt != null),
  };
}

function isDecided({ status }: ComparedResult): boolean {
  return status !== 'unknown';
}

function mayBeCut({ cutAt }: ComparedResult, { severity }: PastFinding): boolean {
  return cutAt != null && compareSeverity(severity, cutAt) >= 0;
}
