import { planCollected, readCollected, type Collected } from '@vigil/core/exceptions-from-prometheus/collected';
import { foldExceptions, type ExceptionsFound } from '@vigil/core/exceptions-from-prometheus/fold-exceptions';
import { planDetails } from '@vigil/core/exceptions-from-prometheus/plan-details';
import { planFinds } from '@vigil/core/exceptions-from-prometheus/plan-finds';
import { troubledOf } from '@vigil/core/exceptions-from-prometheus/troubled';
import type { ResourceScope, ResourceWindow } from '@vigil/core/resources/scope';
import { PrometheusError } from '../../../prometheus/PrometheusError';
import { runPlan, type QueryRun } from '../../../prometheus/runPlan';

export interface ExceptionsQuestion {
  /** uid of the data source. */
  source: string;
  window: ResourceWindow;
  /** Another number asks the same once more. */
  attempt: number;
}

export interface ExceptionsAnswer extends ExceptionsFound {
  question: ExceptionsQuestion;
  collected: Collected;
  /** Every query that was asked, with what became of it. */
  runs: QueryRun[];
  warnings: string[];
}

/** All clusters and namespaces: troubles are few, and filters then need no new question. */
const scope: ResourceScope = { cluster: null, namespaces: [] };

/**
 * Exceptions by kube-state-metrics: what is collected, what was in trouble, then the rest about that only. Rejects with
 * `PrometheusError`; a single failed query only leaves its part unknown.
 */
export async function askExceptions(
  question: ExceptionsQuestion,
  signal: AbortSignal,
  onProgress: (runs: readonly QueryRun[]) => void
): Promise<ExceptionsAnswer> {
  const { source, window } = question;
  const time = window.to;
  const probe = await runPlan(source, planCollected(scope, window), { time, signal, onProgress });
  const collected = readCollected(probe.answers);
  const failed = probe.runs.find(({ error }) => error)?.error;
  if (!collected || failed) {
    // Without these answers "not collected" would be a guess.
    throw failed ?? new PrometheusError('malformed', '');
  }
  const first = await runPlan(source, planFinds(scope, window, collected), { time, signal, onProgress });
  const second = await runPlan(source, planDetails(troubledOf(first.answers), scope, window, collected), {
    time,
    signal,
    onProgress: (runs) => onProgress([...first.runs, ...runs]),
  });
  return {
    ...foldExceptions(first.answers, second.answers, window, collected),
    question,
    collected,
    runs: [...probe.runs, ...first.runs, ...second.runs],
    warnings: [...new Set([...probe.warnings, ...first.warnings, ...second.warnings])],
  };
}
