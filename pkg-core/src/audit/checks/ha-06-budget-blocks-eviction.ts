import { resolveIntOrPercent } from '../../kubernetes/int-or-percent.ts';
import type { PodDisruptionBudget } from '../../kubernetes/objects.ts';
import { matchesSelector } from '../../kubernetes/selector.ts';
import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';

/**
 * Pods that may be away at best: the eviction API rounds percentages up, for both fields. A rule that says nothing
 * readable forbids nothing.
 */
function allowedAtBest({ minAvailable, maxUnavailable }: PodDisruptionBudget, replicas: number): number {
  if (maxUnavailable !== null) {
    return resolveIntOrPercent(maxUnavailable, replicas, 'up') ?? replicas;
  }
  return replicas - (resolveIntOrPercent(minAvailable ?? 0, replicas, 'up') ?? 0);
}

export const budgetBlocksEviction: ApiCheck = {
  kind: 'api',
  id: 'HA-06',
  category: 'availability',
  severity: 'high',
  peers: ['Polaris', 'kube-score', 'kube-linter'],
  title: text('Disruption budget can never allow an eviction', 'PodDisruptionBudget 永远不允许驱逐'),
  why: text(
    'Node drains hang on this workload: upgrades and scale-downs stop until somebody forces them, and then every protection is off. The budget asks for all replicas even when all are healthy.',
    '节点排空会卡在该工作负载上：升级和缩容停滞，直到有人强制执行，而那时所有保护都失效。即使全部副本健康，该预算也要求一个都不能少。'
  ),
  remedy: {
    text: text(
      'Let one pod be away (maxUnavailable: 1) and run one replica more than you need.',
      '允许缺少一个 Pod（maxUnavailable: 1），并比实际需要多运行一个副本。'
    ),
    yaml: 'spec:\n  maxUnavailable: 1',
  },
  needs: ['poddisruptionbudgets', 'deployments', 'statefulsets'],
  evaluate(snapshot) {
    const workloads = Map.groupBy(
      replicatedWorkloads(snapshot).filter(({ replicas }) => replicas > 0),
      ({ ref }) => ref.namespace
    );
    const guarded = snapshot.objects.poddisruptionbudgets.map((budget) => ({
      budget,
      targets: (workloads.get(budget.metadata.namespace) ?? []).filter(
        ({ template }) => budget.selector !== null && matchesSelector(budget.selector, template.labels)
      ),
    }));
    const hazards = guarded.flatMap(({ budget, targets }) => {
      const replicas = targets.reduce((sum, target) => sum + target.replicas, 0);
      if (allowedAtBest(budget, replicas) > 0) {
        return [];
      }
      const { minAvailable, maxUnavailable, metadata } = budget;
      const field = maxUnavailable !== null ? 'maxUnavailable' : 'minAvailable';
      const rule = `${field}: ${maxUnavailable ?? minAvailable}`;
      return targets.map(({ ref }) =>
        hazardOf(
          ref,
          text(
            `${metadata.name} (${rule}) allows 0 of ${replicas} replicas to be away`,
            `${metadata.name}（${rule}）在 ${replicas} 个副本中不允许任何一个被驱逐`
          ),
          [
            figure('Disruption budget', 'PodDisruptionBudget', metadata.name),
            figure('Rule', '规则', rule),
            figure('Replicas it selects', '选中的副本数', replicas),
            figure('Evictions allowed with all replicas healthy', '全部副本健康时允许的驱逐数', 0),
            figure('Evictions allowed now', '当前允许的驱逐数', budget.status.disruptionsAllowed),
          ],
          {
            kind: 'PodDisruptionBudget',
            metadata: { name: metadata.name },
            spec: {
              [field]: maxUnavailable ?? minAvailable,
              selector: { matchLabels: budget.selector?.matchLabels ?? {} },
            },
          }
        )
      );
    });
    return { examined: guarded.reduce((sum, { targets }) => sum + targets.length, 0), hazards };
  },
};
