import type { PlannedQuery } from '@vigil/core/resources/planned-query';
import {
  runPlan as run,
  type FailureScope,
  type PlanReport as Report,
  type QueryRun as Run,
} from '@vigil/core/prometheus/run-plan';
import { answerCache, type AnswerCache } from './answer-cache';
import { instantQuery } from './instantQuery';
import { toPrometheusError, type PrometheusError, type PrometheusErrorKind } from './PrometheusError';

export type QueryRun = Run<PrometheusError>;
export type PlanReport<Id extends string> = Report<Id, PrometheusError>;

export interface PlanOptions {
  /** Moment of evaluation of queries that name none, Unix milliseconds. */
  time: number;
  signal?: AbortSignal;
  /** The server has answered before: one that is unreachable now fails single queries, not the plan. */
  answered?: boolean;
  concurrency?: number;
  cache?: AnswerCache;
  onProgress?(runs: readonly QueryRun[]): void;
}

/** Without a source, a right or a server the other queries fail as well: no need to try. */
const scopes: Partial<Record<PrometheusErrorKind, FailureScope>> = {
  cancelled: 'stop',
  'no-source': 'final',
  forbidden: 'final',
  unreachable: 'final',
  malformed: 'final',
  limit: 'too-much',
  timeout: 'too-much',
};

/** A plan over a data source. Rejects with {@link PrometheusError} when it is cancelled, or no query can succeed. */
export function runPlan<Id extends string>(
  source: string,
  plan: ReadonlyArray<PlannedQuery<Id>>,
  { signal, cache = answerCache, ...options }: PlanOptions
): Promise<PlanReport<Id>> {
  return run<Id, PrometheusError>(plan, {
    ...options,
    ask: (expr, time) => instantQuery(source, { expr, time, signal }),
    cache: cache.of(source),
    explain: (cause) => {
      const failure = toPrometheusError(cause, signal);
      return { failure, scope: scopes[failure.kind] ?? 'alone' };
    },
    clock: () => performance.now(),
  });
}
