import type { LocalText } from '../vocabulary/local-text.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import { formatBytes, formatNumber, formatShare } from './format-quantity.ts';
import { judgeBalance } from './judge-balance.ts';
import type { Policy } from './policy.ts';
import type { QuotaRow } from './quota-queries.ts';
import { commitmentOf, commitmentWithoutLargest, type NodeRow } from './read-nodes.ts';
import { clusterRef, type PlaceVerdict } from './roll-up.ts';
import { verdictOf, type Basis, type Judgement } from './verdict.ts';

/** What is known of the places where pods run. `samples`: of the longest observed pod. */
export interface Places {
  nodes: readonly NodeRow[];
  quotas: readonly QuotaRow[];
  samples: number;
}

/**
 * Verdicts on nodes, namespaces and the cluster: over-committed by requests or by memory limits, by what is left without
 * the largest node, by a quota; unbalanced. What is unknown gives no verdict.
 */
export function judgePlaces({ nodes, quotas, samples }: Places, policy: Policy, basis: Basis): PlaceVerdict[] {
  const verdicts: PlaceVerdict[] = [];
  const add = (subject: WorkloadRef, judgement: Judgement | undefined, rests?: number) => {
    if (judgement) {
      const verdict = verdictOf(judgement, { samples: rests }, policy, basis);
      verdicts.push({ subject, verdict: { ...verdict, pods: 0 } });
    }
  };
  for (const node of nodes) {
    const subject = { kind: 'Node', namespace: '', name: node.node };
    add(subject, judgeCommitment(node, policy, { en: 'of the node', zh: '节点' }));
    add(subject, judgeBalance(node, nodes, policy), samples);
  }
  for (const [namespace, rows] of byNamespace(quotas)) {
    add({ kind: 'Namespace', namespace: '', name: namespace }, judgeQuota(rows, policy));
  }
  add(clusterRef(), judgeCluster(nodes, policy));
  return verdicts;
}

function judgeCommitment(row: NodeRow, policy: Policy, of: LocalText): Judgement | undefined {
  const requests = commitmentOf(row, 'requests');
  if (requests && requests.ratio > policy.overCommitted) {
    return overCommitted(requests.ratio, policy.overCommitted, {
      en: `Requests come to ${formatShare(requests.ratio)} of the allocatable ${name(requests.resource).en} ${of.en}${amounts(row, 'requests', requests.resource)}`,
      zh: `requests 达到${of.zh}可分配${name(requests.resource).zh}的 ${formatShare(requests.ratio)}${amounts(row, 'requests', requests.resource)}`,
    });
  }
  const { allocatable, limits } = row.memory;
  const ratio = allocatable && limits !== undefined ? limits / allocatable : 0;
  // CPU beyond its limits is only slow; memory beyond them is a kill.
  return ratio > policy.overCommittedMemoryLimits
    ? overCommitted(ratio, policy.overCommittedMemoryLimits, {
        en: `Memory limits come to ${formatShare(ratio)} of the allocatable memory ${of.en}${amounts(row, 'limits', 'memory')}: pods that use what they may are killed`,
        zh: `内存 limits 达到${of.zh}可分配内存的 ${formatShare(ratio)}${amounts(row, 'limits', 'memory')}：Pod 用到各自上限时会被终止`,
      })
    : undefined;
}

function judgeCluster(nodes: readonly NodeRow[], policy: Policy): Judgement | undefined {
  const whole = judgeCommitment(totalOf(nodes), policy, { en: 'of the cluster', zh: '集群' });
  const rest = commitmentWithoutLargest(nodes);
  if (whole || !rest || rest.ratio <= policy.overCommittedWithoutLargest) {
    return whole;
  }
  return overCommitted(rest.ratio, policy.overCommittedWithoutLargest, {
    en: `Without its largest node, requests come to ${formatShare(rest.ratio)} of the ${name(rest.resource).en} that is left: not every pod would find a place`,
    zh: `若失去最大的节点，requests 将达到剩余${name(rest.resource).zh}的 ${formatShare(rest.ratio)}：部分 Pod 将无处调度`,
  });
}

/** Sums of the nodes that are known; a part that no node tells stays unknown. */
export function totalOf(nodes: readonly NodeRow[]): NodeRow {
  const total: NodeRow = { node: '', cpu: {}, memory: {} };
  for (const node of nodes) {
    for (const resource of ['cpu', 'memory'] as const) {
      for (const part of ['allocatable', 'requests', 'limits'] as const) {
        const value = node[resource][part];
        if (value !== undefined) {
          total[resource][part] = (total[resource][part] ?? 0) + value;
        }
      }
    }
  }
  return total;
}

function judgeQuota(rows: readonly QuotaRow[], policy: Policy): Judgement | undefined {
  const [fullest] = rows
    .flatMap(({ used, hard, ...row }) => (used === undefined ? [] : [{ ...row, used, hard, ratio: ratio(used, hard) }]))
    .filter((row) => row.ratio >= policy.overCommittedQuota)
    .sort((a, b) => b.ratio - a.ratio);
  if (!fullest) {
    return undefined;
  }
  const format = fullest.resource.endsWith('memory') ? formatBytes : formatNumber;
  const figures = `${format(fullest.used)} / ${format(fullest.hard)}`;
  return overCommitted(fullest.ratio, policy.overCommittedQuota, {
    en: `Quota ${fullest.quota}: ${fullest.resource} is used to ${formatShare(fullest.ratio)} (${figures}); what goes beyond it is refused`,
    zh: `配额 ${fullest.quota} 的 ${fullest.resource} 已用 ${formatShare(fullest.ratio)}（${figures}），超出部分会被拒绝`,
  });
}

function overCommitted(figure: number, threshold: number, what: LocalText): Judgement {
  const limit = formatShare(threshold);
  return {
    ...{ kind: 'over-committed', weight: figure / threshold, figure, threshold },
    what: () => ({ en: `${what.en}; threshold ${limit}.`, zh: `${what.zh}；阈值 ${limit}。` }),
  };
}

function ratio(used: number, hard: number): number {
  return hard > 0 ? used / hard : used > 0 ? 1 : 0;
}

function amounts(row: NodeRow, what: 'requests' | 'limits', resource: 'cpu' | 'memory'): string {
  const { allocatable, [what]: reserved } = row[resource];
  const format = resource === 'memory' ? formatBytes : formatNumber;
  return allocatable === undefined || reserved === undefined ? '' : ` (${format(reserved)} / ${format(allocatable)})`;
}

function name(resource: 'cpu' | 'memory'): LocalText {
  return resource === 'cpu' ? { en: 'CPU', zh: ' CPU ' } : { en: 'memory', zh: '内存' };
}

function byNamespace(quotas: readonly QuotaRow[]): Map<string, QuotaRow[]> {
  const groups = new Map<string, QuotaRow[]>();
  for (const row of quotas) {
    groups.set(row.namespace, [...(groups.get(row.namespace) ?? []), row]);
  }
  return groups;
}
