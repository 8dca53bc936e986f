import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';

export const noDisruptionBudget: ApiCheck = {
  kind: 'api',
  id: 'HA-05',
  category: 'availability',
  severity: 'high',
  peers: ['Popeye', 'Polaris', 'kube-score'],
  title: text('No PodDisruptionBudget protects the replicas', '副本没有 PodDisruptionBudget 保护'),
  why: text(
    'A node drain or a cluster autoscaler may evict all replicas at the same time. Two replicas give no safety if both may be taken away together.',
    '节点排空或集群自动伸缩可能同时驱逐全部副本；如果两个副本可以被一起驱逐，多副本就失去了意义。'
  ),
  remedy: {
    text: text(
      'Add a PodDisruptionBudget that selects the pods and allows one of them to be away.',
      '添加一个能选中这些 Pod 的 PodDisruptionBudget，并允许同时最多缺少一个。'
    ),
    yaml: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: <workload>
  namespace: <namespace>
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      <labels of the pod template>`,
  },
  needs: ['deployments', 'statefulsets', 'poddisruptionbudgets'],
  evaluate(snapshot) {
    const replicated = replicatedWorkloads(snapshot).filter(({ replicas }) => replicas >= 2);
    const index = indexSnapshot(snapshot);
    const hazards = replicated.flatMap(({ ref, replicas, template }) => {
      // policy/v1: no selector selects nothing, an empty one everything.
      if (index.budgetsOf(ref.namespace, template.labels).length > 0) {
        return [];
      }
      return [
        hazardOf(
          ref,
          text(`${replicas} replicas, no disruption budget`, `${replicas} 个副本，没有中断预算`),
          [
            figure('Replicas', '副本数', replicas),
            figure('Budgets in the namespace', '命名空间内的 PDB', index.budgetsIn(ref.namespace).length),
            figure('Budgets that select its pods', '选中其 Pod 的 PDB', 0),
          ],
          {
            kind: ref.kind,
            spec: { replicas, template: { metadata: { labels: template.labels } } },
          }
        ),
      ];
    });
    return { examined: replicated.length, hazards };
  },
};
