import { useEffect, useState } from 'react';
import { toPrometheusError, type PrometheusError } from '../../prometheus/PrometheusError';
import type { QueryRun } from '../../prometheus/runPlan';
import { analyse, type Analysis, type AnalysisInput } from './analyse';

export interface AnalysisState {
  /** The last that succeeded: kept while a new one runs, and when it fails. Of another scope, its first figures. */
  analysis?: Analysis;
  /** Of the queries that run now; empty at the very start. */
  progress: readonly QueryRun[];
  isRunning: boolean;
  error?: PrometheusError;
}

/** Milliseconds between two looks at the progress: each draws the page. */
const glance = 100;

/** Analyses again whenever the input is another one; the one before is cancelled. Undefined: nothing to ask. */
export function useAnalysis(input: AnalysisInput | undefined): AnalysisState {
  const [state, setState] = useState<AnalysisState>({ progress: [], isRunning: input !== undefined });

  useEffect(() => {
    if (!input) {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const update = (change: (before: AnalysisState) => Partial<AnalysisState>) =>
      signal.aborted ? undefined : setState((before) => ({ ...before, ...change(before) }));
    let latest: readonly QueryRun[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onProgress = (progress: readonly QueryRun[]) => {
      latest = progress;
      timer ??= setTimeout(() => {
        timer = undefined;
        update(() => ({ progress: latest }));
      }, glance);
    };
    const end = (change: (before: AnalysisState) => Partial<AnalysisState>) => {
      clearTimeout(timer);
      update((before) => ({ progress: latest, isRunning: false, ...change(before) }));
    };
    update(() => ({ isRunning: true, progress: [], error: undefined }));
    analyse(input, signal, {
      onProgress,
      onRows: (first) => update(({ analysis }) => (isSameScope(analysis, first) ? {} : { analysis: first })),
    })
      .then((analysis) => end(() => ({ analysis })))
      .catch((cause: unknown) =>
        end(({ analysis }) => ({
          error: toPrometheusError(cause, signal),
          // Nothing more will come: what is missing is unknown.
          analysis: analysis?.isPartial ? { ...analysis, isPartial: false } : analysis,
        }))
      );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [input]);

  return state;
}

/** A refresh: the whole picture of a moment ago says more than half of the new one. */
function isSameScope(shown: Analysis | undefined, { input }: Analysis): boolean {
  if (!shown || shown.isPartial) {
    return false;
  }
  const [before, now] = [shown.input.window, input.window];
  const shared = Math.min(before.to, now.to) - Math.max(before.from, now.from);
  return (
    shared > Math.max(before.to - before.from, now.to - now.from) / 2 &&
    shown.input.source === input.source &&
    shown.input.cluster === input.cluster &&
    shown.input.namespaces.join() === input.namespaces.join()
  );
}
