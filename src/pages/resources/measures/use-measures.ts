import { useEffect, useMemo, useState } from 'react';
import { foldMeasures, measuresOf, type Measures, type RowMeasures } from '@vigil/core/resources/fold-measures';
import { planMeasures } from '@vigil/core/resources/plan-measures';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { RowPercentiles } from '@vigil/core/resources/sum-percentiles';
import { toPrometheusError } from '../../../prometheus/PrometheusError';
import { runPlan } from '../../../prometheus/runPlan';
import type { Analysis } from '../analyse';

/** The measures of a row, and its percentiles where they are asked for. */
export type MeasureRow = (row: ResourceRow) => RowMeasures & { percentiles?: RowPercentiles };

export interface MeasuresState {
  /** Absent: not asked for, on the way, or failed. */
  measure?: MeasureRow;
  /** Messages of the queries that failed: their figures are unknown. */
  problems: readonly string[];
}

const none: MeasuresState = { problems: [] };

/** What the main analysis leaves out, asked once per analysis and only while it is wanted. */
export function useMeasures(wanted: boolean, analysis: Analysis | undefined): MeasuresState {
  const [loaded, setLoaded] = useState<{ analysis: Analysis; measures?: Measures; problems: string[] }>();
  const isKnown = loaded !== undefined && loaded.analysis === analysis;

  useEffect(() => {
    if (!wanted || !analysis || isKnown) {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    load(analysis, signal).then(
      (found) => signal.aborted || setLoaded({ analysis, ...found }),
      (cause: unknown) =>
        signal.aborted || setLoaded({ analysis, problems: [toPrometheusError(cause, signal).message] })
    );
    return () => controller.abort();
  }, [wanted, analysis, isKnown]);

  return useMemo(
    () => (wanted && isKnown ? { measure: loaded.measures && once(loaded.measures), problems: loaded.problems } : none),
    [wanted, isKnown, loaded]
  );
}

async function load({ input, scope, capabilities, pods }: Analysis, signal: AbortSignal) {
  const { source, window } = input;
  const plan = planMeasures(scope, window, capabilities);
  const { answers, runs } = await runPlan(source, plan, { time: window.to, signal, answered: true });
  return {
    measures: foldMeasures(answers, pods, capabilities.interval.seconds),
    problems: [...new Set(runs.flatMap(({ status, error }) => (status === 'failed' && error ? [error.message] : [])))],
  };
}

/** Sorting and drawing ask again and again. */
function once(measures: Measures): MeasureRow {
  const known = new WeakMap<ResourceRow, RowMeasures>();
  return (row) => {
    const found = known.get(row) ?? measuresOf(row, measures);
    known.set(row, found);
    return found;
  };
}
