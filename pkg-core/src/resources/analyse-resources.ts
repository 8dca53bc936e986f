import type { PlanReport, QueryRun } from '../prometheus/run-plan.ts';
import { planProbe, readCapabilities, type Capabilities, type ProbeId } from './capabilities.ts';
import { foldUsage, gonePods } from './fold-usage.ts';
import { planGonePods } from './plan-gone-pods.ts';
import { planQueries } from './plan-queries.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { PodRow } from './pod-row.ts';
import type { Policy } from './policy.ts';
import { readNodes, type NodeRow } from './read-nodes.ts';
import type { ResourceScope, ResourceWindow } from './scope.ts';
import type { Splitting } from './split-window.ts';

/** Runs a plan at the end of the window; `before`: what ran already, for whoever watches the progress. */
export type PlanRunner<Failure> = <Id extends string>(
  plan: ReadonlyArray<PlannedQuery<Id>>,
  before: ReadonlyArray<QueryRun<Failure>>
) => Promise<PlanReport<Id, Failure>>;

export interface ResourceAnalysis<Failure> {
  capabilities: Capabilities;
  pods: PodRow[];
  nodes: NodeRow[];
  /** Every query that was asked, with what became of it. */
  runs: Array<QueryRun<Failure>>;
  warnings: string[];
}

/**
 * From what is there to ask (unless that is known), to usage and settings, to a second look at pods that are gone.
 * Rejects when it can not be known what there is; any other failed query only leaves its figures unknown.
 */
export async function analyseResources<Failure>(
  input: {
    scope: ResourceScope;
    window: ResourceWindow;
    policy: Policy;
    splitting: Splitting;
    capabilities?: Capabilities;
  },
  run: PlanRunner<Failure>
): Promise<ResourceAnalysis<Failure>> {
  const { scope, window, policy, splitting } = input;
  const probe = input.capabilities ? undefined : await run<ProbeId>(planProbe(scope), []);
  // Without these answers "not collected" would be a guess.
  const blind = probe?.runs.find(({ id, error }) => error !== undefined && (id === 'usage' || id === 'metrics'));
  if (blind?.error !== undefined) {
    throw blind.error;
  }
  const capabilities = input.capabilities ?? readCapabilities(probe?.answers ?? {});
  const main = await run(planQueries(scope, window, capabilities, policy, splitting), []);
  const gone = await run(planGonePods(gonePods(main.answers), scope, window, capabilities), main.runs);
  const warnings = [probe, main, gone].flatMap((report) => report?.warnings ?? []);
  return {
    capabilities,
    pods: foldUsage(main.answers, capabilities, gone.answers),
    nodes: readNodes(main.answers),
    runs: [...(probe?.runs ?? []), ...main.runs, ...gone.runs],
    warnings: [...new Set(warnings)],
  };
}
