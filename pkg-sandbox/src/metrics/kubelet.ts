import type { NodeUsage, WorldState } from '../world/world.ts';
import { podsWithCgroup } from './pods-with-cgroup.ts';
import { info, type Sample } from './sample.ts';

/**
 * The kubelet's own `/metrics` page of one node. Certificate lifetimes are left out on purpose: as on managed clusters
 * that hide them, so that what needs them can be seen to say "unknown".
 */
export function kubelet(state: WorldState, node: NodeUsage): Sample[] {
  const pods = podsWithCgroup(state).filter((pod) => pod.node === node.name);
  const containers = pods.reduce((total, pod) => total + pod.containers.length, 0);
  return [
    info('kubelet_node_name', { node: node.name }),
    { name: 'kubelet_running_pods', labels: {}, value: pods.length },
    { name: 'kubelet_running_containers', labels: { container_state: 'running' }, value: containers },
    ...state.volumes
      .filter((volume) => volume.node === node.name)
      .flatMap((volume) => {
        const labels = { namespace: volume.namespace, persistentvolumeclaim: volume.claim };
        return [
          { name: 'kubelet_volume_stats_capacity_bytes', labels, value: volume.capacityBytes },
          { name: 'kubelet_volume_stats_used_bytes', labels, value: Math.floor(volume.usedBytes) },
          {
            name: 'kubelet_volume_stats_available_bytes',
            labels,
            value: Math.ceil(volume.capacityBytes - volume.usedBytes),
          },
          { name: 'kubelet_volume_stats_inodes', labels, value: volume.inodes },
          { name: 'kubelet_volume_stats_inodes_used', labels, value: Math.floor(volume.inodesUsed) },
          { name: 'kubelet_volume_stats_inodes_free', labels, value: Math.ceil(volume.inodes - volume.inodesUsed) },
        ];
      }),
  ];
}
