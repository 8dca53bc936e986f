import { useEffect, useState } from 'react';
import { toPrometheusError, type PrometheusError } from '../../prometheus/PrometheusError';
import type { QueryRun } from '../../prometheus/runPlan';
import { analyse, type Analysis, type AnalysisInput } from './analyse';

export interface AnalysisState {
  /** The last that succeeded: kept while a new one runs, and when it fails. */
  analysis?: Analysis;
  /** Of the queries that run now; empty at the very start. */
  progress: readonly QueryRun[];
  isRunning: boolean;
  error?: PrometheusError;
}

/** Analyses again whenever the input is another one; the one before is cancelled. Undefined: nothing to ask. */
export function useAnalysis(input: AnalysisInput | undefined): AnalysisState {
  const [state, setState] = useState<AnalysisState>({ progress: [], isRunning: input !== undefined });

  useEffect(() => {
    if (!input) {
      return;
    }
    const controller = new AbortController();
    const update = (patch: Partial<AnalysisState>) =>
      controller.signal.aborted ? undefined : setState((before) => ({ ...before, ...patch }));
    update({ isRunning: true, progress: [], error: undefined });
    analyse(input, controller.signal, (progress) => update({ progress }))
      .then((analysis) => update({ analysis, isRunning: false }))
      .catch((cause: unknown) => update({ error: toPrometheusError(cause, controller.signal), isRunning: false }));
    return () => controller.abort();
  }, [input]);

  return state;
}
