import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { longRunningWorkloads } from '../snapshot-workload.ts';

export const severalBudgets: ApiCheck = {
  kind: 'api',
  id: 'HA-09',
  category: 'availability',
  severity: 'high',
  peers: ['Popeye'],
  title: text('Pods are selected by several disruption budgets', 'Pod 被多个 PDB 选中'),
  why: text(
    'The eviction API refuses pods with more than one budget with an error: no node they run on can be drained.',
    '对被多个 PDB 选中的 Pod，驱逐 API 会直接报错，所在节点无法排空。'
  ),
  remedy: {
    text: text(
      'Keep one budget for these pods and narrow or delete the others.',
      '只保留一个 PDB，缩小或删除其余的选择范围。'
    ),
    yaml: null,
  },
  needs: ['poddisruptionbudgets', 'deployments', 'statefulsets', 'daemonsets'],
  evaluate(snapshot) {
    const index = indexSnapshot(snapshot);
    const guarded = longRunningWorkloads(snapshot).flatMap(({ ref, template }) => {
      const own = index.budgetsOf(ref.namespace, template.labels);
      return own.length > 0 ? [{ ref, names: own.map(({ metadata }) => metadata.name) }] : [];
    });
    return examine(guarded, ({ ref, names }) =>
      names.length < 2
        ? null
        : hazardOf(
            ref,
            text(`${names.length} budgets select its pods`, `${names.length} 个 PDB 同时选中其 Pod`),
            [figure('Budgets', 'PDB', names.join(', '))],
            { kind: 'PodDisruptionBudget', names }
          )
    );
  },
};
