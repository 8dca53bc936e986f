import type { LocalText } from '../vocabulary/local-text.ts';
import { labelled, type Answers, type PlannedQuery } from '../resources/planned-query.ts';
import { mergeSamples } from './merge-samples.ts';
import type { InstantAnswer, InstantSample } from './parse-answer.ts';

/** How one query of a plan stands. `Failure`: what the caller makes of an error. */
export interface QueryRun<Failure = Error> {
  id: string;
  title: LocalText;
  expr: string;
  /** Moment of evaluation, Unix milliseconds. */
  time: number;
  /** split: it was too much for the server and is asked in smaller pieces. */
  status: 'waiting' | 'running' | 'done' | 'failed' | 'split';
  /** Once it ended: how long it took, and how many series it gave. */
  milliseconds?: number;
  series?: number;
  /** Answered from an earlier analysis: Prometheus was not asked. */
  cached?: boolean;
  error?: Failure;
}

export interface PlanReport<Id extends string, Failure = Error> {
  /** Of queries with equal ids one answer, joined as the queries say; a failed query has none. */
  answers: Answers<Id>;
  runs: Array<QueryRun<Failure>>;
  /** What Prometheus remarked on its answers, each once. */
  warnings: string[];
}

/** Answers about finished pieces of time, which do not change any more; and the last ones about what changes rarely. */
export interface PieceCache {
  get(expr: string, time: number): readonly InstantSample[] | undefined;
  put(expr: string, time: number, samples: readonly InstantSample[]): void;
  /** The last answer to a slow query, and its time, when it is fresh enough for `time`. */
  recent?(expr: string, time: number): { time: number; samples: readonly InstantSample[] } | undefined;
  keep?(expr: string, time: number, samples: readonly InstantSample[]): void;
}

/**
 * What a failure means for the rest: `too-much`: smaller pieces may succeed · `final`: no other query will either ·
 * `stop`: as final, even when others succeeded before · `alone`: it is the matter of this query.
 */
export type FailureScope = 'too-much' | 'final' | 'stop' | 'alone';

export interface PlanOptions<Failure> {
  /** Moment of evaluation of queries that name none, Unix milliseconds. */
  time: number;
  /** Asks for an instant vector. */
  ask(expr: string, time: number): Promise<InstantAnswer>;
  explain(cause: unknown): { failure: Failure; scope: FailureScope };
  /** Milliseconds of a clock that only goes forward. */
  clock(): number;
  /** The server has answered a plan before: then no failure says that no query can succeed. */
  answered?: boolean;
  /** Queries at a time. More is not faster on a small server, and less kind to a shared one. */
  concurrency?: number;
  cache?: PieceCache;
  onProgress?(runs: ReadonlyArray<QueryRun<Failure>>): void;
}

/**
 * Runs instant queries, a few at a time. One that fails does not fail the others: its error is in its run; one that was
 * too much is asked again in smaller pieces where it can be split. Rejects with the failure that says that no query can
 * succeed.
 */
export async function runPlan<Id extends string, Failure>(
  plan: ReadonlyArray<PlannedQuery<Id>>,
  options: PlanOptions<Failure>
): Promise<PlanReport<Id, Failure>> {
  const { concurrency = 3, cache, explain, clock, onProgress } = options;
  const queue = [...plan];
  const runs: Array<QueryRun<Failure>> = plan.map((query) => waiting(query, options.time));
  const parts = new Map<Id, Part[]>();
  const failed = new Set<Id>();
  const warnings = new Set<string>();
  let succeeded = options.answered ?? false;
  let stopped = false;
  let next = 0;

  const step = (index: number, patch: Partial<QueryRun<Failure>>) => {
    const run = runs[index];
    if (run) {
      runs[index] = { ...run, ...patch };
      onProgress?.([...runs]);
    }
  };
  const take = (query: PlannedQuery<Id>, samples: readonly InstantSample[]) => {
    const known = parts.get(query.id) ?? [];
    known.push({ query, samples: labelled(query, samples) });
    parts.set(query.id, known);
  };
  const ask = async (
    query: PlannedQuery<Id>,
    time: number
  ): Promise<{ samples: readonly InstantSample[]; cached?: Partial<QueryRun<Failure>> }> => {
    const known = query.merge && cache?.get(query.expr, time);
    if (known) {
      return { samples: known, cached: { cached: true } };
    }
    const recent = query.slow ? cache?.recent?.(query.expr, time) : undefined;
    if (recent) {
      return { samples: recent.samples, cached: { cached: true, time: recent.time } };
    }
    const answer = await options.ask(query.expr, time);
    answer.warnings.forEach((warning) => warnings.add(warning));
    // A partial answer may be whole the next time.
    if (answer.warnings.length === 0) {
      if (query.merge) {
        cache?.put(query.expr, time, answer.samples);
      } else if (query.slow && (query.mayBeEmpty || answer.samples.length > 0)) {
        cache?.keep?.(query.expr, time, answer.samples);
      }
    }
    return { samples: answer.samples };
  };
  const worker = async () => {
    for (let index = next++; !stopped; index = next++) {
      const query = queue[index];
      if (!query) {
        return;
      }
      const start = clock();
      step(index, { status: 'running' });
      try {
        const { samples, cached } = await ask(query, query.time ?? options.time);
        succeeded = true;
        take(query, samples);
        step(index, {
          ...{ status: 'done', milliseconds: clock() - start, series: samples.length },
          ...cached,
        });
      } catch (cause) {
        const { failure, scope } = explain(cause);
        const pieces = scope === 'too-much' ? query.split?.() : undefined;
        step(index, { status: pieces ? 'split' : 'failed', milliseconds: clock() - start, error: failure });
        if (pieces) {
          queue.push(...pieces);
          runs.push(...pieces.map((piece) => waiting<Failure>(piece, options.time)));
          continue;
        }
        failed.add(query.id);
        if (scope === 'stop' || (!succeeded && scope === 'final')) {
          stopped = true;
          throw failure;
        }
      }
    }
  };
  onProgress?.([...runs]);
  await Promise.all(Array.from({ length: Math.min(concurrency, plan.length) }, worker));
  return { answers: join(parts, failed), runs, warnings: [...warnings] };
}

interface Part {
  query: PlannedQuery;
  samples: readonly InstantSample[];
}

/** A sum that lacks a piece would be taken for the whole: better none. */
function join<Id extends string>(parts: ReadonlyMap<Id, Part[]>, failed: ReadonlySet<Id>): Answers<Id> {
  const answers: Answers<Id> = {};
  for (const [id, pieces] of parts) {
    const merge = pieces[0]?.query.merge;
    const samples = pieces.map((piece) => piece.samples);
    if (!merge) {
      answers[id] = samples.flat();
    } else if (!failed.has(id)) {
      answers[id] = mergeSamples(samples, merge);
    }
  }
  return answers;
}

function waiting<Failure>({ id, title, expr, time }: PlannedQuery, endOfWindow: number): QueryRun<Failure> {
  return { id, title, expr, time: time ?? endOfWindow, status: 'waiting' };
}
