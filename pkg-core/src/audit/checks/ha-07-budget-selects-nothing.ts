import { matchesSelector } from '../../kubernetes/selector.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';
import { startupGraceMs } from '../startup-grace.ts';

export const budgetSelectsNothing: ApiCheck = {
  kind: 'api',
  id: 'HA-07',
  category: 'availability',
  severity: 'medium',
  peers: ['Popeye'],
  title: text('Disruption budget selects no pod', 'PDB 未选中任何 Pod'),
  why: text(
    'It protects nothing, and whoever wrote it believes that it does.',
    '该 PDB 没有保护任何 Pod，而维护者以为受到了保护。'
  ),
  remedy: {
    text: text(
      'Make its selector match the labels of the pod template, or delete it.',
      '让选择器与 Pod 模板的标签一致，或删除该 PDB。'
    ),
    yaml: `spec:
  selector:
    matchLabels:
      <labels of the pod template>`,
  },
  needs: ['poddisruptionbudgets', 'pods', 'deployments', 'statefulsets'],
  evaluate(snapshot, clock) {
    const index = indexSnapshot(snapshot);
    // A budget may wait for a workload that is scaled to zero.
    const templates = Map.groupBy(replicatedWorkloads(snapshot), ({ ref }) => ref.namespace);
    const old = snapshot.objects.poddisruptionbudgets.filter(({ metadata }) =>
      clock.passed(metadata.createdAt, startupGraceMs)
    );
    return examine(old, ({ metadata, selector }) => {
      const selected = index.podsSelected(metadata.namespace, selector).length;
      const waits = (templates.get(metadata.namespace) ?? []).some(
        ({ template }) => selector !== null && matchesSelector(selector, template.labels)
      );
      return selected > 0 || waits
        ? null
        : hazardOf(
            objectRef('PodDisruptionBudget', metadata),
            text('0 pods match its selector', '没有 Pod 匹配其选择器'),
            [figure('Pods it selects', '选中的 Pod', 0)],
            { spec: { selector: selector && { matchLabels: selector.matchLabels } } }
          );
    });
  },
};
