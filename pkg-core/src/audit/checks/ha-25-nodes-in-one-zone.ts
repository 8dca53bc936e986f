import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { clusterRef } from '../object-ref.ts';
import { isControlPlane, zoneOf } from '../topology.ts';

export const nodesInOneZone: ApiCheck = {
  kind: 'api',
  id: 'HA-25',
  category: 'availability',
  severity: 'medium',
  peers: [],
  title: text('All worker nodes in one zone', '所有工作节点在同一可用区'),
  why: text(
    'No workload can survive the loss of the zone, however it is spread.',
    '无论如何分布，任何工作负载都无法在该可用区故障时存活。'
  ),
  remedy: {
    text: text(
      'Add a node pool in a second zone, or record that this risk is taken.',
      '在第二个可用区增加节点池，或明确接受该风险。'
    ),
    yaml: null,
  },
  needs: ['nodes'],
  evaluate({ objects }) {
    const workers = objects.nodes.filter((node) => !isControlPlane(node) && zoneOf(node) !== undefined);
    const zones = new Set(workers.map(zoneOf));
    const [zone] = zones;
    const alone = workers.length >= 2 && zones.size === 1;
    return {
      examined: workers.length >= 2 ? 1 : 0,
      hazards: alone
        ? [
            hazardOf(
              clusterRef,
              text(`${workers.length} nodes, all in ${zone}`, `${workers.length} 个节点全部在 ${zone}`),
              [figure('Worker nodes', '工作节点', workers.length), figure('Zones', '可用区', 1)]
            ),
          ]
        : [],
    };
  },
};
