import { AnswerError } from '@vigil/core/prometheus/parse-answer';
import { type FailureScope, type PieceCache, runPlan } from '@vigil/core/prometheus/run-plan';
import { analyseResources, type ResourceAnalysis } from '@vigil/core/resources/analyse-resources';
import { type Capabilities, clusterProbe } from '@vigil/core/resources/capabilities';
import type { KnownPods } from '@vigil/core/resources/known-pods';
import { defaultPolicy } from '@vigil/core/resources/policy';
import { listNamespaces } from '@vigil/core/resources/list-namespaces';
import type { ResourceWindow } from '@vigil/core/resources/scope';
import type { Splitting } from '@vigil/core/resources/split-window';
import { type QueryServer, Refusal } from './query-server.ts';

export interface ProductOptions {
  splitting: Splitting;
  cache?: PieceCache;
  capabilities?: Capabilities;
  knownPods?: KnownPods;
}

const scope = { cluster: null, namespaces: [] };

/**
 * Everything the page of the plugin asks for a window of all namespaces, in its order and with its concurrency.
 * `onFigures`: usage, requests and limits of every pod are there, what the naive plan gives; the page goes on.
 */
export async function runProductPlan(
  server: QueryServer,
  window: ResourceWindow,
  options: ProductOptions,
  onFigures: () => void = () => {}
): Promise<ResourceAnalysis<Error>> {
  const { cache, ...known } = options;
  await server.instant(clusterProbe, window.to);
  let listed: Promise<unknown> | undefined;
  const analysis = await analyseResources<Error>(
    { scope, window, policy: defaultPolicy, ...known },
    (plan, before) =>
      runPlan(plan, {
        time: window.to,
        ask: (expr, time) => server.instant(expr, time),
        clock: () => performance.now(),
        answered: before.some(({ status }) => status === 'done'),
        explain,
        cache,
      }),
    () => {
      onFigures();
      listed = listNamespaces(null, window.to, (expr, time) => server.instant(expr, time), cache);
    }
  );
  await listed;
  return analysis;
}

/** As the plugin takes it: a limit or a time-out may go away with smaller pieces. */
function explain(cause: unknown): { failure: Error; scope: FailureScope } {
  const failure = cause instanceof Error ? cause : new Error(String(cause));
  if (cause instanceof Refusal) {
    const tooMuch = [422, 503, 504].includes(cause.status) || /limit|exceeded|too long/i.test(cause.message);
    return { failure, scope: tooMuch ? 'too-much' : 'alone' };
  }
  return { failure, scope: cause instanceof AnswerError ? 'alone' : 'final' };
}
