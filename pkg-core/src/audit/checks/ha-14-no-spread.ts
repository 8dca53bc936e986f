import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';
import { spreadRemedy } from '../spread-remedy.ts';

export const noSpread: ApiCheck = {
  kind: 'api',
  id: 'HA-14',
  category: 'availability',
  severity: 'medium',
  peers: ['Polaris', 'kube-score', 'kube-linter'],
  title: text('Nothing spreads the replicas over nodes', '没有约束让副本分散到不同节点'),
  why: text(
    'The scheduler may place all replicas on one node, and after drains and restarts it often does. Spreading that nobody asked for is luck.',
    '调度器可能把全部副本放到同一节点，经历排空和重启后更为常见；没有声明的分散只是运气。'
  ),
  remedy: {
    text: text(
      'Add a topology spread constraint over nodes, and over zones where there are several.',
      '添加按节点的拓扑分布约束；有多个可用区时再按可用区分布。'
    ),
    yaml: spreadRemedy,
  },
  needs: ['deployments', 'statefulsets'],
  evaluate(snapshot) {
    const replicated = replicatedWorkloads(snapshot).filter(({ replicas }) => replicas >= 2);
    const hazards = replicated
      .filter(({ template }) => template.spec.spreadKeys.length === 0)
      .map(({ ref, replicas }) =>
        hazardOf(
          ref,
          text(
            `${replicas} replicas, neither anti-affinity nor spread constraint`,
            `${replicas} 个副本，既无反亲和也无拓扑分布约束`
          ),
          [figure('Replicas', '副本数', replicas), figure('Anti-affinity or spread keys', '反亲和或分布键', 0)],
          {
            kind: ref.kind,
            spec: { replicas, template: { spec: { topologySpreadConstraints: [] } } },
          }
        )
      );
    return { examined: replicated.length, hazards };
  },
};
