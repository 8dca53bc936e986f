import { useMemo } from 'react';
import { compareAnalyses, type ComparedRow } from '@vigil/core/resources/compare-analyses';
import type { Policy } from '@vigil/core/resources/policy';
import { comparedWindow, formatComparison, parseComparison, type Comparison } from '@vigil/core/runs/comparison';
import type { ResourceWindow } from '@vigil/core/resources/scope';
import type { PrometheusError } from '../../../prometheus/PrometheusError';
import type { QueryRun } from '../../../prometheus/runPlan';
import type { Analysis, AnalysisInput } from '../analyse';
import type { ResourcesState } from '../resources-url';
import { useAnalysis } from '../use-analysis';
import { sideOf } from './compare-sides';
import { useSpreads } from './use-spreads';

export interface ComparisonResult {
  /** Undefined until the first analysis is there. */
  window?: ResourceWindow;
  /** Of the window compared with. */
  before?: Analysis;
  rows?: ComparedRow[];
  progress: readonly QueryRun[];
  error?: PrometheusError;
  /** Whether chance can be told from change: not yet, no, or by tests where there are samples enough. */
  tests: 'running' | 'failed' | 'done';
  testError?: PrometheusError;
}

/** The analysis of the page beside that of another window over the same scope. */
export function useComparison(
  now: Analysis | undefined,
  comparison: Comparison,
  { workload, group }: Pick<ResourcesState, 'workload' | 'group'>,
  policy: Policy
): ComparisonResult {
  // As text: the URL makes an equal object anew whenever anything in it changes.
  const text = formatComparison(comparison);
  const input = useMemo<AnalysisInput | undefined>(
    () =>
      now && {
        ...now.input,
        // Which cluster is the first may be another one at another time.
        cluster: now.scope.cluster?.value ?? '',
        window: comparedWindow(parseComparison(text) ?? 'previous', now.input.window),
      },
    [now, text]
  );
  const { analysis, progress, error } = useAnalysis(input);
  const before = analysis && analysis.input === input && !analysis.isPartial ? analysis : undefined;
  const isSameCluster = before?.scope.cluster?.value === now?.scope.cluster?.value;
  const { spreads, isRunning, error: testError } = useSpreads(now, before);
  const rows = useMemo(() => {
    const page = { workload, group };
    return now && before && isSameCluster
      ? compareAnalyses(sideOf(now, page, policy, spreads.get(now)), sideOf(before, page, policy, spreads.get(before)))
      : undefined;
  }, [now, before, isSameCluster, workload, group, policy, spreads]);
  const tests = isRunning ? 'running' : testError ? 'failed' : 'done';
  return { window: input?.window, before, rows, progress, error, tests, testError };
}
