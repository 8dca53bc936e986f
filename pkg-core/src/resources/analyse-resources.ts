import type { PlanReport, QueryRun } from '../prometheus/run-plan.ts';
import type { Capabilities } from './capabilities.ts';
import { foldUsage, gonePods } from './fold-usage.ts';
import { planGonePods } from './plan-gone-pods.ts';
import { isFigure, planQueries } from './plan-queries.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { PodRow } from './pod-row.ts';
import type { Policy } from './policy.ts';
import { probe } from './probe.ts';
import { readQuotas, type QuotaRow } from './quota-queries.ts';
import { planYoungPods } from './pressure-queries.ts';
import { readNodes, reservedByNode, withUsage, type NodeRow } from './read-nodes.ts';
import { isWholeCluster, isWindow, windowSeconds, type ResourceScope, type ResourceWindow } from './scope.ts';
import type { Splitting } from './split-window.ts';

/** Runs a plan at the end of the window; `before`: what ran already, for whoever watches the progress. */
export type PlanRunner<Failure> = <Id extends string>(
  plan: ReadonlyArray<PlannedQuery<Id>>,
  before: ReadonlyArray<QueryRun<Failure>>
) => Promise<PlanReport<Id, Failure>>;

export interface ResourceAnalysis<Failure> {
  capabilities: Capabilities;
  pods: PodRow[];
  /** With what their pods used, where every namespace was asked for. */
  nodes: NodeRow[];
  quotas: QuotaRow[];
  /** Every query that was asked, with what became of it. */
  runs: Array<QueryRun<Failure>>;
  warnings: string[];
}

/**
 * From what is there to ask (unless that is known), to usage, requests and limits of every pod, those that are gone
 * included, to everything else. `onFigures` is called in between, with rows that have those figures and no more. Rejects
 * when it can not be known what there is; any other failed query only leaves its figures unknown. Throws a RangeError for
 * a window without a start or an end, or with the end first.
 */
export async function analyseResources<Failure>(
  input: {
    scope: ResourceScope;
    window: ResourceWindow;
    policy: Policy;
    splitting: Splitting;
    capabilities?: Capabilities;
  },
  run: PlanRunner<Failure>,
  onFigures?: (pods: PodRow[], capabilities: Capabilities) => void
): Promise<ResourceAnalysis<Failure>> {
  const { scope, window, policy, splitting } = input;
  if (!isWindow(window)) {
    throw new RangeError('A window has a start and an end, and the end is later: choose another time range.');
  }
  const probed = input.capabilities
    ? { capabilities: input.capabilities, runs: [], warnings: [] }
    : await probe(scope, run);
  const { capabilities } = probed;
  const plan = planQueries(scope, window, capabilities, policy, splitting);
  const figures = await run(
    plan.filter(({ id }) => isFigure(id)),
    []
  );
  const gone = (answers: typeof figures.answers) => planGonePods(gonePods(answers), scope, window, capabilities);
  const goneFigures = await run(
    gone(figures.answers).filter(({ id }) => isFigure(id)),
    figures.runs
  );
  onFigures?.(foldUsage(figures.answers, capabilities, goneFigures.answers), capabilities);
  const before = [...figures.runs, ...goneFigures.runs];
  const rest = await run(
    plan.filter(({ id }) => !isFigure(id)),
    before
  );
  const answers = { ...figures.answers, ...rest.answers };
  const goneRest = await run(
    [
      ...gone(answers).filter(({ id }) => !isFigure(id)),
      ...planYoungPods(answers, scope, window, capabilities, policy),
    ],
    [...before, ...rest.runs]
  );
  const reports = [figures, goneFigures, rest, goneRest];
  const warnings = [probed, ...reports].flatMap((report) => report.warnings);
  const pods = foldUsage(answers, capabilities, { ...goneFigures.answers, ...goneRest.answers });
  const isWhole = isWholeCluster(scope);
  const nodes = readNodes(isWhole ? { nodeReserved: reservedByNode(answers), ...answers } : answers);
  const basis = { windowSeconds: windowSeconds(window), intervalSeconds: capabilities.interval.seconds };
  return {
    capabilities,
    pods,
    nodes: isWhole ? withUsage(nodes, pods, basis) : nodes,
    quotas: readQuotas(answers.quotas),
    runs: [...probed.runs, ...reports.flatMap(({ runs }) => runs)],
    warnings: [...new Set(warnings)],
  };
}
