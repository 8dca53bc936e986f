import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { isReady } from '../pod-placement.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';
import { isSchedulable } from '../topology.ts';
import { spreadRemedy } from '../spread-remedy.ts';

export const oneNode: ApiCheck = {
  kind: 'api',
  id: 'HA-12',
  category: 'availability',
  severity: 'critical',
  peers: [],
  title: text('All replicas on one node', '所有副本在同一节点'),
  why: text(
    'When this node dies, is drained or runs out of memory, every replica is gone at once: the workload has the cost of several replicas and the safety of one.',
    '该节点宕机、被排空或内存耗尽时，所有副本会同时消失：付出了多副本的成本，却只有单副本的可靠性。'
  ),
  remedy: {
    text: text(
      'Spread the pods over nodes with a topology spread constraint, then restart the rollout so that they are placed anew.',
      '使用拓扑分布约束将 Pod 分散到不同节点，然后重新滚动发布以重新调度。'
    ),
    yaml: spreadRemedy,
  },
  needs: ['deployments', 'statefulsets', 'replicasets', 'pods', 'nodes'],
  evaluate(snapshot) {
    const schedulable = snapshot.objects.nodes.filter(isSchedulable).length;
    if (schedulable < 2) {
      return { examined: 0, hazards: [] };
    }
    const index = indexSnapshot(snapshot);
    const replicated = replicatedWorkloads(snapshot).flatMap(({ ref }) => {
      const placed = index.podsOf(ref).flatMap((pod) => {
        const node = isReady(pod) ? pod.spec.nodeName : null;
        return node === null ? [] : [{ pod: pod.metadata.name, node }];
      });
      return placed.length >= 2 ? [{ ref, placed }] : [];
    });
    const hazards = replicated.flatMap(({ ref, placed }) => {
      const [node, ...others] = new Set(placed.map((place) => place.node));
      if (node === undefined || others.length > 0) {
        return [];
      }
      return [
        hazardOf(
          ref,
          text(`${placed.length} of ${placed.length} replicas on ${node}`, `${placed.length} 个副本全部在 ${node} 上`),
          [
            figure(`Ready replicas on ${node}`, `${node} 上的就绪副本`, `${placed.length} / ${placed.length}`),
            figure('Schedulable nodes in the cluster', '集群可调度节点', schedulable),
          ],
          placed.map(({ pod }) => ({ pod, nodeName: node })),
          { node }
        ),
      ];
    });
    return { examined: replicated.length, hazards };
  },
};
