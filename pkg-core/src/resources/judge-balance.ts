import { formatNumber, formatShare } from './format-quantity.ts';
import type { Policy } from './policy.ts';
import type { NodeRow } from './read-nodes.ts';
import type { Judgement } from './verdict.ts';

/**
 * A node whose pods used much more of it than those of the other nodes used of theirs, all of them together. Undefined
 * with fewer than two nodes of which usage is known.
 */
export function judgeBalance(node: NodeRow, nodes: readonly NodeRow[], policy: Policy): Judgement | undefined {
  const [worst] = (['cpu', 'memory'] as const)
    .flatMap((resource) => {
      const own = shareOf([node], resource);
      const others = shareOf(
        nodes.filter((other) => other.node !== node.node),
        resource
      );
      return own === undefined || others === undefined ? [] : [{ resource, own, others, above: own - others }];
    })
    .sort((a, b) => b.above - a.above);
  if (!worst || worst.above <= policy.unbalanced) {
    return undefined;
  }
  const resource = worst.resource === 'cpu' ? { en: 'CPU', zh: ' CPU' } : { en: 'memory', zh: '内存' };
  const points = [worst.above, policy.unbalanced].map((share) => formatNumber(share * 100));
  const figures = [formatShare(worst.own), formatShare(worst.others), ...points];
  return {
    ...{ kind: 'unbalanced', weight: worst.above, figure: worst.above, threshold: policy.unbalanced },
    what: () => ({
      en: `Its pods used ${figures[0]} of its ${resource.en} on average, those of the other nodes ${figures[1]} of theirs: ${figures[2]} percentage points more; threshold ${figures[3]} points.`,
      zh: `该节点上的 Pod 平均用去${resource.zh}的 ${figures[0]}，其他节点为 ${figures[1]}，高出 ${figures[2]} 个百分点；阈值 ${figures[3]} 个百分点。`,
    }),
  };
}

/** Used over allocatable, of nodes of which both are known. */
function shareOf(nodes: readonly NodeRow[], resource: 'cpu' | 'memory'): number | undefined {
  let [used, allocatable] = [0, 0];
  for (const node of nodes) {
    const [part, whole] = [node.used?.[resource], node[resource].allocatable];
    if (part !== undefined && whole !== undefined) {
      used += part;
      allocatable += whole;
    }
  }
  return allocatable > 0 ? used / allocatable : undefined;
}
