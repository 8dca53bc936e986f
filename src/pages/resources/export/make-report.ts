import type { PercentileId } from '@vigil/core/resources/plan-percentiles';
import type { ReportedAdvice, ResourceReport } from '@vigil/core/resources/report/resource-report';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { ResourceSummary } from '@vigil/core/resources/summarise';
import { peakOf } from '@vigil/core/resources/usage-queries';
import type { QueryRun } from '../../../prometheus/runPlan';
import { fetchContainers } from '../advice/fetch-containers';
import type { Analysis } from '../analyse';

/** Workloads that a report says what to do about: each costs a few small queries. */
export const mostAdvised = 20;

export interface ReportParts {
  analysis: Analysis;
  /** As shown. */
  rows: readonly ResourceRow[];
  /** Those that the table has a column of. */
  percentiles: readonly PercentileId[];
  /** Queries of shown columns that the analysis does not have. */
  measureRuns: readonly QueryRun[];
  total: number;
  summary: ResourceSummary;
  /** Uid and name of the data source. */
  source: { uid: string; name: string };
  link: string;
}

/** All that is known of the run; without recommendations, which need a closer look. */
export function makeReport(parts: ReportParts): ResourceReport {
  const { analysis, rows, percentiles, measureRuns, total, summary, source, link } = parts;
  const { input, capabilities, scope, runs, warnings, nodes } = analysis;
  return {
    source: source.name,
    cluster: scope.cluster?.value ?? '',
    namespaces: scope.namespaces,
    window: input.window,
    intervalSeconds: capabilities.interval.seconds,
    peakSeconds: peakOf(input.window, capabilities).seconds,
    ...{ rows, percentiles, total, summary, nodes, warnings, link },
    policy: input.policy,
    advice: [],
    queries: [...runs, ...measureRuns].map(({ title, expr, time, milliseconds, series, cached, error }) => ({
      ...{ title, expr, time, milliseconds, series, cached },
      problem: error?.message,
    })),
  };
}

/** What the worst of the rows should ask for, one after another: the page's own queries come first. */
export async function fetchAdvice(
  { analysis, rows, source }: ReportParts,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void
): Promise<ReportedAdvice[]> {
  const advised = rows
    .filter(({ grouping, verdicts }) => grouping === 'workload' && verdicts.length > 0)
    .slice(0, mostAdvised);
  const advice: ReportedAdvice[] = [];
  for (const [index, row] of advised.entries()) {
    onProgress(index, advised.length);
    try {
      const { recommendation } = await fetchContainers(row, analysis, source.uid, signal);
      if (recommendation) {
        const { containers, strategy, confidence, autoscaler, kubectl } = recommendation;
        const arithmetic = containers.flatMap(({ container, arithmetic: lines }) =>
          lines.map(({ en, zh }) => ({ en: `${container}: ${en}`, zh: `${container}：${zh}` }))
        );
        const effect = autoscaler ? [autoscaler.text] : [];
        advice.push({
          workload: row.subject,
          lines: [strategy, confidence.reason, ...arithmetic, ...effect],
          patch: kubectl,
        });
      }
    } catch (cause) {
      signal.throwIfAborted();
      const why = cause instanceof Error ? cause.message : '';
      const lines = [{ en: `Its containers could not be looked at: ${why}`, zh: `无法查询其容器：${why}` }];
      advice.push({ workload: row.subject, lines });
    }
  }
  return advice;
}
