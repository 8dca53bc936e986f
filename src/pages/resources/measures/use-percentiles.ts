import { useEffect, useMemo, useState } from 'react';
import {
  percentiles,
  readPercentiles,
  type PercentileId,
  type Percentiles,
} from '@vigil/core/resources/plan-percentiles';
import type { Answers } from '@vigil/core/resources/planned-query';
import { countedPods, type ResourceRow } from '@vigil/core/resources/roll-up';
import { toPrometheusError } from '../../../prometheus/PrometheusError';
import { runPlan } from '../../../prometheus/runPlan';
import type { Analysis } from '../analyse';
import { planRowPercentiles } from './plan-row-percentiles';

export interface RowPercentiles {
  cpu: Percentiles;
  memory: Percentiles;
}

export interface PercentilesState {
  /** Absent: none is asked for, or none has been answered yet. */
  percentilesOf?: (row: ResourceRow) => RowPercentiles;
  isRunning: boolean;
  /** Messages of the queries that failed: their figures are unknown. */
  problems: readonly string[];
}

interface Loaded {
  analysis: Analysis;
  answers: Answers<PercentileId>;
  asked: readonly PercentileId[];
  problems: readonly string[];
}

const none: PercentilesState = { isRunning: false, problems: [] };

/** The percentiles that are shown, each asked for once an analysis. `ids`: joined by commas. */
export function usePercentiles(ids: string, analysis: Analysis | undefined): PercentilesState {
  const [loaded, setLoaded] = useState<Loaded>();
  const known = loaded && loaded.analysis === analysis ? loaded : undefined;
  const missing = ids
    .split(',')
    .filter((id) => id !== '' && !known?.asked.some((asked) => asked === id))
    .join();

  useEffect(() => {
    if (!analysis || missing === '') {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const wanted = missing.split(',') as PercentileId[];
    const { source, window } = analysis.input;
    const put = (answers: Answers<PercentileId>, problems: readonly string[]) =>
      signal.aborted ||
      setLoaded((before) => {
        const same = before?.analysis === analysis ? before : { answers: {}, asked: [], problems: [] };
        return {
          analysis,
          answers: { ...same.answers, ...answers },
          asked: [...same.asked, ...wanted],
          problems: [...new Set([...same.problems, ...problems])],
        };
      });
    runPlan(source, planRowPercentiles(wanted, analysis), { time: window.to, signal, answered: true }).then(
      ({ answers, runs }) =>
        put(
          answers,
          runs.flatMap(({ status, error }) => (status === 'failed' && error ? [error.message] : []))
        ),
      (cause: unknown) => put({}, [toPrometheusError(cause, signal).message])
    );
    return () => controller.abort();
  }, [missing, analysis]);

  return useMemo(() => {
    const isRunning = analysis !== undefined && missing !== '';
    if (ids === '' || !known) {
      return { ...none, isRunning };
    }
    const found = readPercentiles(known.answers);
    const rows = new WeakMap<ResourceRow, RowPercentiles>();
    const percentilesOf = (row: ResourceRow) => {
      const sums = rows.get(row) ?? sumOf(row, found);
      rows.set(row, sums);
      return sums;
    };
    return { percentilesOf, isRunning, problems: known.problems };
  }, [ids, missing, known, analysis]);
}

/** As the maxima are: the sum of the pods' own, an upper bound. A pod that is unknown is left out. */
function sumOf(row: ResourceRow, found: ReadonlyMap<string, RowPercentiles>): RowPercentiles {
  const { counted, divisor } = countedPods(row.pods);
  const sums: RowPercentiles = { cpu: {}, memory: {} };
  for (const { namespace, pod } of counted) {
    const own = found.get(`${namespace}/${pod}`);
    for (const resource of ['cpu', 'memory'] as const) {
      for (const percentile of percentiles) {
        const value = own?.[resource][percentile];
        if (value !== undefined) {
          sums[resource][percentile] = (sums[resource][percentile] ?? 0) + value / divisor;
        }
      }
    }
  }
  return sums;
}
