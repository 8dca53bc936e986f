import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { openPlaces } from '../open-places.ts';
import { countBy, placedWorkloads } from '../placement.ts';
import { isSchedulable, zoneOf } from '../topology.ts';

const openZones = openPlaces(isSchedulable, zoneOf);

export const oneZone: ApiCheck = {
  kind: 'api',
  id: 'HA-13',
  category: 'availability',
  severity: 'high',
  peers: [],
  title: text('All replicas in one zone', '所有副本在同一可用区'),
  why: text(
    'When this zone fails, the workload is gone although the cluster has others.',
    '该可用区故障时工作负载会整体中断，尽管集群还有其他可用区。'
  ),
  remedy: {
    text: text(
      'Spread the pods over zones with a topology spread constraint, then restart the rollout.',
      '使用按可用区的拓扑分布约束，然后重新滚动发布。'
    ),
    yaml: `spec:
  template:
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              <labels of the pod template>`,
  },
  needs: ['deployments', 'statefulsets', 'replicasets', 'pods', 'nodes'],
  evaluate(snapshot) {
    const judged = placedWorkloads(snapshot, 2).flatMap((workload) => {
      const open = openZones(snapshot.objects.nodes, workload.template.spec, 'zone');
      const zones = countBy(workload.placed, zoneOf);
      return open.size >= 2 && zones.size > 0 ? [{ ...workload, zones, open: open.size }] : [];
    });
    return examine(judged, ({ ref, placed, zones, open }) => {
      const [zone] = zones.keys();
      // All on one node is HA-12, and worse.
      const nodes = new Set(placed.map(({ node }) => node.metadata.name)).size;
      return zones.size > 1 || nodes < 2
        ? null
        : hazardOf(
            ref,
            text(`${placed.length} of ${placed.length} replicas in ${zone}`, `${placed.length} 个副本全部在 ${zone}`),
            [
              figure(`Ready replicas in ${zone}`, `${zone} 的就绪副本`, `${placed.length} / ${placed.length}`),
              figure('Zones it could run in', '可调度的可用区', open),
            ],
            placed.map(({ pod, node }) => ({ pod: pod.metadata.name, nodeName: node.metadata.name }))
          );
    });
  },
};
