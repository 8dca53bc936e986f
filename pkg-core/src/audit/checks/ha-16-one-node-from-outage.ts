import { budgetMinimum } from '../budget-minimum.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { countBy, placedWorkloads } from '../placement.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { spreadRemedy } from '../spread-remedy.ts';

export const oneNodeFromOutage: ApiCheck = {
  kind: 'api',
  id: 'HA-16',
  category: 'availability',
  severity: 'high',
  peers: [],
  title: text('Losing one node breaks its quorum or its budget', '失去一个节点即破坏多数派或 PDB'),
  why: text(
    'Too many replicas share a node: if that node dies, fewer are left than the workload says it needs.',
    '过多副本集中在同一节点：该节点宕机后，剩余副本少于工作负载声明的需要。'
  ),
  remedy: {
    text: text('Spread the replicas one per node, or add replicas.', '将副本分散为每节点一个，或增加副本。'),
    yaml: spreadRemedy,
  },
  needs: ['deployments', 'statefulsets', 'replicasets', 'pods', 'nodes', 'poddisruptionbudgets'],
  evaluate(snapshot) {
    const index = indexSnapshot(snapshot);
    const judged = placedWorkloads(snapshot, 3).flatMap((workload) => {
      const { ref, replicas, template } = workload;
      const majority = ref.kind === 'StatefulSet' && replicas >= 3 ? Math.floor(replicas / 2) + 1 : 0;
      const budgets = index
        .budgetsOf(ref.namespace, template.labels)
        .map((budget) => budgetMinimum(budget, replicas) ?? 0)
        // A budget that allows no eviction at all is HA-06, and one that allows a single one can only say: one per node.
        .filter((least) => least < replicas);
      const least = Math.max(majority, ...budgets);
      return least > 0 ? [{ ...workload, least, majority }] : [];
    });
    return examine(judged, ({ ref, placed, least, majority }) => {
      const counts = [...countBy(placed, ({ metadata }) => metadata.name)].sort(([, a], [, b]) => b - a);
      const [node = '', most = 0] = counts[0] ?? [];
      const left = placed.length - most;
      return counts.length < 2 || left >= least
        ? null
        : hazardOf(
            ref,
            text(
              `without ${node} ${left} of ${placed.length} replicas are left, ${least} are needed`,
              `失去 ${node} 后 ${placed.length} 个副本剩 ${left} 个，需要 ${least} 个`
            ),
            [
              ...counts.map(([name, count]) => figure(`Ready replicas on ${name}`, `${name} 上的就绪副本`, count)),
              figure(
                least === majority ? 'Majority' : 'Minimum of its budget',
                least === majority ? '多数派' : 'PDB 要求的最少副本',
                least
              ),
            ],
            null,
            { node }
          );
    });
  },
};
