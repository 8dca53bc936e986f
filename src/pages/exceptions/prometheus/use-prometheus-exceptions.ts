import { useEffect, useState } from 'react';
import { toPrometheusError, type PrometheusError } from '../../../prometheus/PrometheusError';
import type { QueryRun } from '../../../prometheus/runPlan';
import { askExceptions, type ExceptionsAnswer, type ExceptionsQuestion } from './ask-exceptions';

export interface PrometheusExceptionsState {
  /** The last that succeeded for this data source: kept while it is asked again, and when that fails. */
  answer?: ExceptionsAnswer;
  /** Of the queries that run now; empty at the very start. */
  progress: readonly QueryRun[];
  isRunning: boolean;
  error?: PrometheusError;
}

/** Asks again whenever the question is another one; the one before is cancelled. Undefined: nothing to ask. */
export function usePrometheusExceptions(question: ExceptionsQuestion | undefined): PrometheusExceptionsState {
  const [state, setState] = useState<PrometheusExceptionsState>({ progress: [], isRunning: question !== undefined });

  useEffect(() => {
    if (!question) {
      return;
    }
    const controller = new AbortController();
    const update = (patch: Partial<PrometheusExceptionsState>) =>
      controller.signal.aborted ? undefined : setState((before) => ({ ...before, ...patch }));
    update({ progress: [], isRunning: true, error: undefined });
    askExceptions(question, controller.signal, (progress) => update({ progress }))
      .then((answer) => update({ answer, isRunning: false }))
      .catch((cause: unknown) => update({ error: toPrometheusError(cause, controller.signal), isRunning: false }));
    return () => controller.abort();
  }, [question]);

  // Of another data source it would be another cluster's.
  const isOurs = state.answer?.question.source === question?.source;
  return isOurs ? state : { ...state, answer: undefined };
}
