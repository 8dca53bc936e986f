import type { InstantSample } from '@vigil/core/prometheus/parse-answer';
import { type Capabilities, planProbe, readCapabilities } from '@vigil/core/resources/capabilities';
import { foldUsage, gonePods } from '@vigil/core/resources/fold-usage';
import { planGonePods } from '@vigil/core/resources/plan-gone-pods';
import { type Answers, labelled, type PlannedQuery } from '@vigil/core/resources/planned-query';
import { planQueries } from '@vigil/core/resources/plan-queries';
import type { PodRow } from '@vigil/core/resources/pod-row';
import { defaultPolicy } from '@vigil/core/resources/policy';
import { type QuotaRow, readQuotas } from '@vigil/core/resources/quota-queries';
import { type NodeRow, readNodes, reservedByNode, withUsage } from '@vigil/core/resources/read-nodes';
import { planRestarts } from '@vigil/core/resources/restart-queries';
import { isWholeCluster, type ResourceScope, type ResourceWindow, windowSeconds } from '@vigil/core/resources/scope';
import type { Ask } from './ask-prometheus.ts';

const everything: ResourceScope = { cluster: null, namespaces: [] };

/** What the resources page has for a window, asked in the page's own order: probe, plan, pods that are gone. */
export async function readResources(
  ask: Ask,
  window: ResourceWindow,
  scope = everything
): Promise<{ capabilities: Capabilities; pods: PodRow[]; nodes: NodeRow[]; quotas: QuotaRow[] }> {
  const capabilities = readCapabilities(await answer(ask, planProbe(scope), window.to));
  const answers = await answer(ask, planQueries(scope, window, capabilities, defaultPolicy), window.to);
  const gone = await answer(
    ask,
    [
      ...planGonePods(gonePods(answers), scope, window, capabilities),
      ...planRestarts(answers, scope, window, capabilities),
    ],
    window.to
  );
  const pods = foldUsage(answers, capabilities, gone);
  const basis = { windowSeconds: windowSeconds(window), intervalSeconds: capabilities.interval.seconds };
  const reserved = isWholeCluster(scope) ? { nodeReserved: reservedByNode(answers) } : {};
  const nodes = withUsage(readNodes({ ...reserved, ...answers }), pods, basis);
  return { capabilities, pods, nodes, quotas: readQuotas(answers.quotas) };
}

/** The answers of a plan, one query after the other. */
export async function answer<Id extends string>(
  ask: Ask,
  plan: Array<PlannedQuery<Id>>,
  time: number
): Promise<Answers<Id>> {
  const answers: Partial<Record<Id, readonly InstantSample[]>> = {};
  for (const query of plan) {
    answers[query.id] = [...(answers[query.id] ?? []), ...labelled(query, await ask(query.expr, time))];
  }
  return answers;
}
