import type { LocalText } from '@vigil/core/vocabulary/local-text';
import type { InstantSample } from '@vigil/core/prometheus/parse-answer';
import type { Answers, PlannedQuery } from '@vigil/core/resources/planned-query';
import { instantQuery } from './instantQuery';
import { toPrometheusError, type PrometheusError } from './PrometheusError';

/** How one query of a plan stands. */
export interface QueryRun {
  id: string;
  title: LocalText;
  expr: string;
  status: 'waiting' | 'running' | 'done' | 'failed';
  /** Once it ended: how long it took, and how many series it gave. */
  milliseconds?: number;
  series?: number;
  error?: PrometheusError;
}

export interface PlanReport<Id extends string> {
  /** Of queries with equal ids the samples stand one after another; a failed query has none. */
  answers: Answers<Id>;
  runs: QueryRun[];
  /** What Prometheus remarked on its answers, each once. */
  warnings: string[];
}

export interface PlanOptions {
  /** Moment of evaluation, Unix milliseconds. */
  time: number;
  signal?: AbortSignal;
  /** Queries at a time. More is not faster on a small server, and less kind to a shared one. */
  concurrency?: number;
  onProgress?(runs: readonly QueryRun[]): void;
}

/** Without a source, a right or a server the other queries fail as well: no need to try. */
const fatal: ReadonlyArray<PrometheusError['kind']> = [
  'cancelled',
  'no-source',
  'forbidden',
  'unreachable',
  'malformed',
];

/**
 * Runs instant queries, a few at a time. One that fails does not fail the others: its error is in its run. Rejects with
 * {@link PrometheusError} when it is cancelled, or when the first failure says that no query can succeed.
 */
export async function runPlan<Id extends string>(
  source: string,
  plan: ReadonlyArray<PlannedQuery<Id>>,
  options: PlanOptions
): Promise<PlanReport<Id>> {
  const { time, signal, concurrency = 3, onProgress } = options;
  const runs: QueryRun[] = plan.map(({ id, title, expr }) => ({ id, title, expr, status: 'waiting' }));
  const answers: Answers<Id> = {};
  const warnings = new Set<string>();
  let succeeded = false;
  let stopped = false;
  let next = 0;

  const step = (index: number, patch: Partial<QueryRun>) => {
    const run = runs[index];
    if (run) {
      runs[index] = { ...run, ...patch };
      onProgress?.([...runs]);
    }
  };
  const worker = async () => {
    for (let index = next++; !stopped; index = next++) {
      const query = plan[index];
      if (!query) {
        return;
      }
      const start = performance.now();
      step(index, { status: 'running' });
      try {
        const answer = await instantQuery(source, { expr: query.expr, time, signal });
        succeeded = true;
        const before: readonly InstantSample[] = answers[query.id] ?? [];
        answers[query.id] = [...before, ...answer.samples];
        answer.warnings.forEach((warning) => warnings.add(warning));
        step(index, { status: 'done', milliseconds: performance.now() - start, series: answer.samples.length });
      } catch (cause) {
        const error = toPrometheusError(cause, signal);
        step(index, { status: 'failed', milliseconds: performance.now() - start, error });
        if (error.kind === 'cancelled' || (!succeeded && fatal.includes(error.kind))) {
          stopped = true;
          throw error;
        }
      }
    }
  };
  onProgress?.([...runs]);
  await Promise.all(Array.from({ length: Math.min(concurrency, plan.length) }, worker));
  return { answers, runs, warnings: [...warnings] };
}
