import type { PlanReport, QueryRun } from '../prometheus/run-plan.ts';
import { askUnknownPods } from './ask-unknown-pods.ts';
import type { Capabilities } from './capabilities.ts';
import { foldUsage } from './fold-usage.ts';
import { KnownPods } from './known-pods.ts';
import { isFigure, isName, planQueries } from './plan-queries.ts';
import type { PlannedQuery } from './planned-query.ts';
import type { PodRow } from './pod-row.ts';
import type { Policy } from './policy.ts';
import { probe } from './probe.ts';
import { readQuotas, type QuotaRow } from './quota-queries.ts';
import { planYoungPods } from './pressure-queries.ts';
import { readNodes, reservedByNode, withUsage, type NodeRow } from './read-nodes.ts';
import { planRestarts } from './restart-queries.ts';
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
 * included, to everything else. `onFigures` is called in between, with rows that have those figures and no more; `onRows`
 * once it is known as well whose they are: rows that can be grouped and shown while the rest is on its way. Rejects when
 * it can not be known what there is; any other failed query only leaves its figures unknown. Throws a RangeError for a
 * window without a start or an end, or with the end first.
 */
export async function analyseResources<Failure>(
  input: {
    scope: ResourceScope;
    window: ResourceWindow;
    policy: Policy;
    splitting: Splitting;
    capabilities?: Capabilities;
    /** Of earlier analyses of this cluster: what they learnt of single pods is not asked again. */
    knownPods?: KnownPods;
  },
  run: PlanRunner<Failure>,
  onFigures?: (pods: PodRow[], capabilities: Capabilities) => void,
  onRows?: (pods: PodRow[], capabilities: Capabilities) => void
): Promise<ResourceAnalysis<Failure>> {
  const { scope, window, policy, splitting, knownPods = new KnownPods() } = input;
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
  const askUnknown = (answers: typeof figures.answers, wanted: typeof isName, before: typeof figures.runs) =>
    askUnknownPods({ answers, scope, window, capabilities, known: knownPods }, wanted, run, before);
  const goneFigures = await askUnknown(figures.answers, isFigure, figures.runs);
  onFigures?.(foldUsage(figures.answers, capabilities, goneFigures.answers), capabilities);
  const before = [...figures.runs, ...goneFigures.runs];
  const named = await run(
    plan.filter(({ id }) => isName(id)),
    before
  );
  const known = { ...figures.answers, ...named.answers };
  const goneNamed = await askUnknown(known, isName, [...before, ...named.runs]);
  before.push(...named.runs, ...goneNamed.runs);
  const goneKnown = { ...goneFigures.answers, ...goneNamed.answers };
  onRows?.(foldUsage(known, capabilities, goneKnown), capabilities);
  const rest = await run(
    plan.filter(({ id }) => !isFigure(id) && !isName(id)),
    before
  );
  const answers = { ...known, ...rest.answers };
  const goneRest = await run(
    [
      ...planYoungPods(answers, scope, window, capabilities, policy),
      ...planRestarts(answers, scope, window, capabilities),
    ],
    [...before, ...rest.runs]
  );
  const reports = [figures, goneFigures, named, goneNamed, rest, goneRest];
  const warnings = [probed, ...reports].flatMap((report) => report.warnings);
  const pods = foldUsage(answers, capabilities, { ...goneKnown, ...goneRest.answers });
  const isWhole = isWholeCluster(scope);
  const reserved = answers.reserved && [...(goneFigures.answers.reserved ?? []), ...answers.reserved];
  const nodes = readNodes(isWhole ? { nodeReserved: reservedByNode({ ...answers, reserved }), ...answers } : answers);
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
