import { matchesSelector } from '../../kubernetes/selector.ts';
import { budgetMinimum } from '../budget-minimum.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const budgetAboveAutoscaler: ApiCheck = {
  kind: 'api',
  id: 'HA-10',
  category: 'availability',
  severity: 'medium',
  peers: ['Popeye', 'Polaris'],
  title: text('Disruption budget keeps what the autoscaler takes away', 'PDB 的下限不小于 HPA 的最小副本数'),
  why: text(
    'At low load the autoscaler goes down to its minimum, and the budget then allows no eviction: drains wait until the load is back.',
    '低负载时 HPA 会缩到最小副本数，此时 PDB 不再允许任何驱逐，节点排空只能等待。'
  ),
  remedy: {
    text: text(
      'Use maxUnavailable instead of minAvailable, or raise minReplicas above it.',
      '用 maxUnavailable 代替 minAvailable，或让 minReplicas 大于它。'
    ),
    yaml: `spec:
  maxUnavailable: 1`,
  },
  needs: ['poddisruptionbudgets', 'horizontalpodautoscalers', 'deployments', 'statefulsets'],
  evaluate({ objects }) {
    const targets = [
      ...objects.deployments.map(({ metadata, template }) => ({ ref: objectRef('Deployment', metadata), template })),
      ...objects.statefulsets.map(({ metadata, template }) => ({ ref: objectRef('StatefulSet', metadata), template })),
    ];
    const pairs = objects.horizontalpodautoscalers.flatMap((autoscaler) => {
      const { namespace } = autoscaler.metadata;
      const target = targets.find(
        ({ ref }) =>
          ref.namespace === namespace && ref.kind === autoscaler.target.kind && ref.name === autoscaler.target.name
      );
      return objects.poddisruptionbudgets
        .filter(({ metadata, selector, minAvailable }) => {
          const same = metadata.namespace === namespace && minAvailable !== null && selector !== null;
          return same && target !== undefined && matchesSelector(selector, target.template.labels);
        })
        .flatMap((budget) => (target ? [{ autoscaler, budget, ref: target.ref }] : []));
    });
    return examine(pairs, ({ autoscaler: { minReplicas }, budget, ref }) => {
      const least = budgetMinimum(budget, minReplicas) ?? 0;
      return minReplicas < 2 || least < minReplicas
        ? null
        : hazardOf(
            ref,
            text(
              `minAvailable ${budget.minAvailable} leaves nothing of ${minReplicas} replicas to evict`,
              `minAvailable ${budget.minAvailable}，${minReplicas} 个副本时不允许驱逐`
            ),
            [
              figure('Budget', 'PDB', budget.metadata.name),
              figure('minAvailable', 'minAvailable', String(budget.minAvailable)),
              figure('Autoscaler minimum', 'HPA 最小副本数', minReplicas),
            ],
            { spec: { minAvailable: budget.minAvailable } }
          );
    });
  },
};
