import { AnswerCache } from '@vigil/core/prometheus/answer-cache';
import { type InstantAnswer, parseInstantAnswer } from '@vigil/core/prometheus/parse-answer';
import { type FailureScope, runPlan } from '@vigil/core/prometheus/run-plan';
import { analyseResources } from '@vigil/core/resources/analyse-resources';
import { defaultPolicy } from '@vigil/core/resources/policy';
import type { ResourceScope, ResourceWindow } from '@vigil/core/resources/scope';
import type { Splitting } from '@vigil/core/resources/split-window';

export type AskInstant = (expr: string, time: number) => Promise<InstantAnswer>;

/** An instant query, straight to the server. Rejects with what it says. */
export function askInstant(url: string): AskInstant {
  return async (expr, time) => {
    const body = new URLSearchParams({ query: expr, time: String(time / 1000) });
    const response = await fetch(`${url}/api/v1/query`, { method: 'POST', body });
    return parseInstantAnswer(await response.json());
  };
}

/** The analysis as the page runs it. `scopeOf`: what a failure means, by default a matter of one query. */
export function analyseOverHttp(
  ask: AskInstant,
  scope: ResourceScope,
  window: ResourceWindow,
  options: { splitting?: Splitting; scopeOf?: (cause: unknown) => FailureScope; cache?: AnswerCache } = {}
) {
  const {
    splitting = 'fewest',
    scopeOf = () => 'alone',
    cache = new AnswerCache(() => window.to + 3_600_000),
  } = options;
  return analyseResources<Error>({ scope, window, policy: defaultPolicy, splitting }, (plan, before) =>
    runPlan(plan, {
      ask,
      time: window.to,
      clock: () => performance.now(),
      answered: before.some(({ status }) => status === 'done'),
      explain: (cause) => ({
        failure: cause instanceof Error ? cause : new Error(String(cause)),
        scope: scopeOf(cause),
      }),
      cache: cache.of('server'),
    })
  );
}
