import { useMemo } from 'react';
import {
  compareAudits,
  findingIdentity,
  type AuditComparison,
  type FindingState,
  type PastFinding,
} from '@vigil/core/audit/history/compare-audits';
import type { CategoryScore } from '@vigil/core/audit/score';
import type { AuditCategory, Finding } from '@vigil/core/vocabulary/finding';
import { compareSeverity } from '@vigil/core/vocabulary/severity';
import type { TimeRangeState } from '../../../url/use-time-range';
import { useUrlState } from '../../../url/use-url-state';
import { type AuditEntry } from '../audit-entry';
import type { AuditState } from '../audit-url';
import type { Audit } from '../use-audit';
import { historyUrl, momentOf, type HistoryState } from './history-url';
import { pastMatches } from './past-matches';
import { pastScores } from './score-change';
import { usePastAudit, type PastState } from './use-past-audit';

export interface AuditHistory {
  /** The moment that is compared with, Unix milliseconds; undefined: none. */
  then: number | undefined;
  past: PastState;
  retry(): void;
  /** Undefined until both moments are known, and where nothing can be compared. */
  comparison?: AuditComparison;
  /** Scores of then; absent without a comparison. */
  scores?: Map<AuditCategory, number | null>;
  /** Findings of then that are gone, after the page's filters, most urgent first. */
  fixed: PastFinding[];
  status: FindingState[];
  setState(patch: Partial<HistoryState>): void;
  stateOf(finding: Finding): Exclude<FindingState, 'fixed'> | undefined;
  /** The findings in the chosen states. */
  narrow(findings: Finding[]): Finding[];
}

export interface AuditHistoryInput {
  audit: Audit;
  /** Of the chosen clusters. */
  entries: AuditEntry[];
  /** Findings that are exempt now: they are not fixed. */
  exempt: readonly Finding[];
  /** Of now. */
  scores: readonly CategoryScore[];
  state: AuditState;
  time: TimeRangeState;
  /** uid of the data source. */
  source: string | undefined;
}

/** The audit of now beside that of an earlier moment, when one is chosen. */
export function useAuditHistory({
  audit,
  entries,
  exempt,
  scores,
  state,
  time,
  source,
}: AuditHistoryInput): AuditHistory {
  const [{ compare, status }, setState] = useUrlState(historyUrl);
  const then = momentOf(compare, time.to);
  const { proxy } = audit;
  const { known: checks } = audit.custom;
  const exemptions = audit.exemptions.list?.exemptions;
  const reports = proxy.status === 'ready' || proxy.status === 'stale' ? proxy.report : [];
  // Only then are the queries of now out of the way, and the names of the clusters known.
  const isAsked = then !== undefined && then < time.to && source !== undefined && audit.isComplete;
  const { state: past, retry } = usePastAudit(
    isAsked ? { source, clusters: state.cluster, then, to: time.to, reports, checks: checks.prometheus } : null
  );

  const known = past.status === 'ready' ? past.past : undefined;
  const comparison = useMemo(() => {
    if (!known) {
      return undefined;
    }
    const plain = ({ cluster, result }: AuditEntry) => ({ ...result, cluster });
    const heldBack = Map.groupBy(exempt, ({ cluster, check }) => `${cluster} ${check}`);
    const now = entries.map(plain).map((result) => ({
      ...result,
      findings: [...result.findings, ...(heldBack.get(`${result.cluster} ${result.check}`) ?? [])],
    }));
    const found = compareAudits(now, [...known.metrics.map(plain), ...known.objects.results]);
    return found.compared > 0 ? found : undefined;
  }, [known, entries, exempt]);
  const earlier = useMemo(() => {
    const hasObjects = entries.some(({ check, result }) => check.kind === 'api' && result.status !== 'unknown');
    return known && comparison && then !== undefined
      ? pastScores(known, { scores, hasObjects, then, exemptions: exemptions ?? [], checks: checks.prometheus })
      : undefined;
  }, [known, comparison, scores, entries, then, exemptions, checks]);
  const fixed = useMemo(
    () =>
      (comparison?.fixed ?? [])
        .filter((one) => pastMatches(one, state, checks))
        .sort((a, b) => compareSeverity(a.severity, b.severity) || (a.id < b.id ? -1 : 1)),
    [comparison, state, checks]
  );

  return useMemo(() => {
    const stateOf = (finding: Finding) => comparison?.states.get(findingIdentity(finding));
    return {
      ...{ then, past, retry, comparison, fixed, status, setState, stateOf },
      scores: earlier,
      narrow: (findings) =>
        comparison && status.length > 0
          ? findings.filter((finding) => status.some((one) => one === stateOf(finding)))
          : findings,
    };
  }, [then, past, retry, comparison, fixed, status, setState, earlier]);
}
