import { totalOf } from './judge-places.ts';
import type { PodRow } from './pod-row.ts';
import type { QuotaRow } from './quota-queries.ts';
import { commitmentOf, commitmentWithoutLargest, type NodeRow } from './read-nodes.ts';
import type { ResourceRow } from './roll-up.ts';
import type { VerdictKind } from './judge.ts';

/** The cards above the table. */
export interface ResourceSummary {
  starved: ResourceRow[];
  oomRisk: ResourceRow[];
  /** Requested and not used even at each pod's peak, of what is requested: living pods with both figures known. */
  wasted: { cores: number; requestedCores: number; bytes: number; requestedBytes: number } | undefined;
  /** The fullest node by requests. */
  fullest: { node: string; resource: 'cpu' | 'memory'; ratio: number } | undefined;
  /** Requests of all nodes together. */
  cluster?: { resource: 'cpu' | 'memory'; ratio: number };
  /** The namespace whose quota is used most. */
  quota?: { namespace: string; ratio: number };
  withoutLargest: { resource: 'cpu' | 'memory'; ratio: number } | undefined;
}

/** `workloads` are the rows of the workload grouping, whatever the table shows. */
export function summarise(
  pods: readonly PodRow[],
  workloads: readonly ResourceRow[],
  nodes: readonly NodeRow[],
  quotas: readonly QuotaRow[] = []
): ResourceSummary {
  return {
    starved: worstFirst(workloads, 'starved'),
    oomRisk: worstFirst(workloads, 'oom-risk'),
    wasted: wastedOf(pods),
    fullest: nodes
      .flatMap((row) => {
        const commitment = commitmentOf(row, 'requests');
        return commitment ? [{ node: row.node, ...commitment }] : [];
      })
      .sort((a, b) => b.ratio - a.ratio)[0],
    cluster: commitmentOf(totalOf(nodes), 'requests'),
    quota: quotas
      .flatMap(({ namespace, used, hard }) =>
        used !== undefined && hard > 0 ? [{ namespace, ratio: used / hard }] : []
      )
      .sort((a, b) => b.ratio - a.ratio)[0],
    withoutLargest: commitmentWithoutLargest(nodes),
  };
}

function worstFirst(rows: readonly ResourceRow[], kind: VerdictKind): ResourceRow[] {
  const weight = (row: ResourceRow) => row.verdicts.find((verdict) => verdict.kind === kind)?.weight;
  return rows.filter((row) => weight(row) !== undefined).sort((a, b) => (weight(b) ?? 0) - (weight(a) ?? 0));
}

function wastedOf(pods: readonly PodRow[]): ResourceSummary['wasted'] {
  const total = { cores: 0, requestedCores: 0, bytes: 0, requestedBytes: 0 };
  let known = false;
  for (const { alive, cpu, memory } of pods) {
    if (alive && cpu.request !== undefined && cpu.max !== undefined) {
      known = true;
      total.requestedCores += cpu.request;
      total.cores += Math.max(0, cpu.request - cpu.max);
    }
    if (alive && memory.request !== undefined && memory.max !== undefined) {
      known = true;
      total.requestedBytes += memory.request;
      total.bytes += Math.max(0, memory.request - memory.max);
    }
  }
  return known ? total : undefined;
}
