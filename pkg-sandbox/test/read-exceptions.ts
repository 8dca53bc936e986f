import { planCollected, readCollected } from '@vigil/core/exceptions-from-prometheus/collected';
import { foldExceptions, type ExceptionsFound } from '@vigil/core/exceptions-from-prometheus/fold-exceptions';
import { planDetails } from '@vigil/core/exceptions-from-prometheus/plan-details';
import { planFinds } from '@vigil/core/exceptions-from-prometheus/plan-finds';
import { troubledOf } from '@vigil/core/exceptions-from-prometheus/troubled';
import type { Answers, PlannedQuery } from '@vigil/core/resources/planned-query';
import type { ResourceScope, ResourceWindow } from '@vigil/core/resources/scope';
import type { Ask } from './ask-prometheus.ts';

const everything: ResourceScope = { cluster: null, namespaces: [] };

/** What the exceptions page has without a proxy, asked in the page's own order: what is collected, finds, details. */
export async function readExceptions(ask: Ask, window: ResourceWindow, scope = everything): Promise<ExceptionsFound> {
  const collected = readCollected(await answer(ask, planCollected(scope, window), window.to));
  if (!collected) {
    throw new Error('what is collected was not answered');
  }
  const found = await answer(ask, planFinds(scope, window, collected), window.to);
  const details = await answer(ask, planDetails(troubledOf(found), scope, window, collected), window.to);
  return foldExceptions(found, details, window, collected);
}

async function answer<Id extends string>(ask: Ask, plan: Array<PlannedQuery<Id>>, time: number): Promise<Answers<Id>> {
  const answers: Partial<Record<Id, Awaited<ReturnType<Ask>>>> = {};
  for (const { id, expr } of plan) {
    answers[id] = [...(answers[id] ?? []), ...(await ask(expr, time))];
  }
  return answers;
}
