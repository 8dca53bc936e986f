import { judgePod, type Basis, type Verdict } from '@vigil/core/resources/judge';
import { judgePlaces } from '@vigil/core/resources/judge-places';
import type { PodRow } from '@vigil/core/resources/pod-row';
import type { Policy } from '@vigil/core/resources/policy';
import { rollUp, type Grouping, type PlaceVerdict, type ResourceRow } from '@vigil/core/resources/roll-up';
import { windowSeconds } from '@vigil/core/resources/scope';
import { summarise, type ResourceSummary } from '@vigil/core/resources/summarise';
import type { Analysis } from './analyse';
import { choosePods } from './arrange-rows';
import type { ResourcesState } from './resources-url';

export interface Arranged {
  /** Of the table, before filters and sorting. */
  rows: ResourceRow[];
  /** Of the workload grouping: all of the scope, whatever is chosen. */
  workloads: ResourceRow[];
  summary: ResourceSummary;
}

/** The rows of the whole scope: the dear part, the same for every choice of what is shown. */
export function workloadsOf(analysis: Analysis, policy: Policy): ResourceRow[] {
  const memo = memoOf(analysis, policy);
  return memo.once('workload', () => memo.roll(analysis.pods, 'workload'));
}

/** The rows that the table groups pods into, and what the cards say of the chosen workloads. */
export function arrange(
  analysis: Analysis,
  workloads: ResourceRow[],
  { workload, group, sections }: Pick<ResourcesState, 'workload' | 'group' | 'sections'>,
  policy: Policy
): Arranged {
  const memo = memoOf(analysis, policy);
  const perNode = sections === 'node' && (group === 'workload' || group === 'pod');
  const rowsOf = (pods: readonly PodRow[]) =>
    perNode ? rowsOfNodes(pods, (some) => memo.roll(some, group)) : memo.roll(pods, group);
  if (workload.length === 0) {
    return {
      rows: memo.once(perNode ? `${group} by node` : group, () => rowsOf(analysis.pods)),
      workloads,
      summary: (memo.summary ??= summarise(analysis.pods, workloads, analysis.nodes, analysis.quotas)),
    };
  }
  const chosen = choosePods(analysis.pods, workload);
  const byWorkload = workloads.filter(({ id }) => workload.includes(id));
  return {
    rows: group === 'workload' && !perNode ? byWorkload : rowsOf(chosen),
    workloads,
    summary: summarise(chosen, byWorkload, analysis.nodes, analysis.quotas),
  };
}

/** What is known of an analysis under one policy: each pod is judged once, each grouping is rolled up once. */
class Memo {
  readonly policy: Policy;
  summary?: ResourceSummary;
  private readonly basis: Basis;
  private readonly places: PlaceVerdict[];
  private readonly judged = new Map<PodRow, Verdict[]>();
  private readonly rows = new Map<string, ResourceRow[]>();

  constructor(analysis: Analysis, policy: Policy) {
    const { nodes, quotas, pods, input, capabilities } = analysis;
    const samples = pods.reduce((most, pod) => Math.max(most, pod.samples), 0);
    this.policy = policy;
    this.basis = { windowSeconds: windowSeconds(input.window), intervalSeconds: capabilities.interval.seconds };
    this.places = judgePlaces({ nodes, quotas, samples }, policy, this.basis);
  }

  once(name: string, make: () => ResourceRow[]): ResourceRow[] {
    const rows = this.rows.get(name) ?? make();
    this.rows.set(name, rows);
    return rows;
  }

  roll(pods: readonly PodRow[], grouping: Grouping): ResourceRow[] {
    return rollUp(pods, grouping, this.policy, this.basis, this.places, (pod) => {
      const verdicts = this.judged.get(pod) ?? judgePod(pod, this.policy, this.basis);
      this.judged.set(pod, verdicts);
      return verdicts;
    });
  }
}

const memos = new WeakMap<Analysis, Memo>();

function memoOf(analysis: Analysis, policy: Policy): Memo {
  const known = memos.get(analysis);
  const memo = known?.policy === policy ? known : new Memo(analysis, policy);
  memos.set(analysis, memo);
  return memo;
}

/** A workload has a row on each of its nodes, of the pods there. */
function rowsOfNodes(pods: readonly PodRow[], roll: (pods: readonly PodRow[]) => ResourceRow[]): ResourceRow[] {
  const nodes = new Map<string, PodRow[]>();
  for (const pod of pods) {
    const list = nodes.get(pod.node ?? '');
    if (list) {
      list.push(pod);
    } else {
      nodes.set(pod.node ?? '', [pod]);
    }
  }
  return [...nodes].flatMap(([node, list]) => roll(list).map((row) => ({ ...row, id: `${row.id}@${node}` })));
}
