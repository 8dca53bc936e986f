import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { placedWorkloads } from '../placement.ts';
import { isSpot } from '../topology.ts';

export const onlySpot: ApiCheck = {
  kind: 'api',
  id: 'HA-21',
  category: 'availability',
  severity: 'medium',
  peers: [],
  title: text('All replicas on spot machines', '所有副本都在竞价节点上'),
  why: text(
    'The cloud may take all of them back within minutes, often at the same time.',
    '云厂商可能在几分钟内同时收回这些机器。'
  ),
  remedy: {
    text: text(
      'Keep at least one replica on regular machines with node affinity or a spread constraint over the capacity type.',
      '通过节点亲和或按容量类型的分布约束，至少保留一个副本在常规节点上。'
    ),
    yaml: null,
  },
  needs: ['deployments', 'statefulsets', 'replicasets', 'pods', 'nodes'],
  evaluate(snapshot) {
    if (!snapshot.objects.nodes.some(isSpot)) {
      return { examined: 0, hazards: [] };
    }
    return examine(placedWorkloads(snapshot, 1), ({ ref, placed }) =>
      placed.every(({ node }) => isSpot(node))
        ? hazardOf(
            ref,
            text(
              `${placed.length} of ${placed.length} replicas on spot machines`,
              `${placed.length} 个副本全部在竞价节点上`
            ),
            [figure('Nodes', '节点', [...new Set(placed.map(({ node }) => node.metadata.name))].join(', '))]
          )
        : null
    );
  },
};
