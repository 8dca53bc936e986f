import type { NodeUsage, WorldState } from '../world/world.ts';
import type { Counters } from './counters.ts';
import type { Sample } from './sample.ts';

const busyModes = { user: 0.7, privileged: 0.26, interrupt: 0.02, dpc: 0.02 };

/** The page of windows_exporter on one node: collectors container, cpu, cs, logical_disk, memory and system. */
export function windowsExporter(state: WorldState, counters: Counters, node: NodeUsage): Sample[] {
  const containers = state.pods
    .filter((pod) => pod.node === node.name)
    .flatMap((pod) => pod.containers.map((container) => ({ pod, container })));
  const gauge = (name: string, value: number): Sample => ({ name, labels: {}, value: Math.floor(value) });
  const volume = { volume: 'C:' };
  return [
    ...cpuSamples(counters, node),
    gauge('windows_cs_logical_processors', node.cpuCapacity),
    gauge('windows_cs_physical_memory_bytes', node.memoryCapacityBytes),
    gauge('windows_memory_available_bytes', node.memoryCapacityBytes - node.memoryUsedBytes),
    gauge('windows_memory_physical_total_bytes', node.memoryCapacityBytes),
    gauge('windows_system_system_up_time', node.bootedAt / 1000),
    { name: 'windows_logical_disk_size_bytes', labels: volume, value: node.filesystemSizeBytes },
    {
      name: 'windows_logical_disk_free_bytes',
      labels: volume,
      value: node.filesystemSizeBytes - node.filesystemUsedBytes,
    },
    gauge('windows_container_count', containers.length),
    ...containers.flatMap(({ pod, container }) => {
      const labels = { container_id: `containerd://${container.containerId}` };
      const { cpuSeconds } = counters.container(container.containerId);
      const network = { ...labels, interface: 'eth0' };
      const { receivedBytes, transmittedBytes } = counters.pod(pod.uid);
      return [
        { name: 'windows_container_available', labels, value: 1 },
        { name: 'windows_container_cpu_usage_seconds_total', labels, value: cpuSeconds },
        { name: 'windows_container_cpu_usage_seconds_usermode', labels, value: cpuSeconds * 0.75 },
        { name: 'windows_container_cpu_usage_seconds_kernelmode', labels, value: cpuSeconds * 0.25 },
        {
          name: 'windows_container_memory_usage_commit_bytes',
          labels,
          value: Math.floor(container.workingSetBytes * 1.1),
        },
        {
          name: 'windows_container_memory_usage_private_working_set_bytes',
          labels,
          value: Math.floor(container.workingSetBytes),
        },
        { name: 'windows_container_network_receive_bytes_total', labels: network, value: Math.floor(receivedBytes) },
        {
          name: 'windows_container_network_transmit_bytes_total',
          labels: network,
          value: Math.floor(transmittedBytes),
        },
      ];
    }),
  ];
}

function cpuSamples(counters: Counters, node: NodeUsage): Sample[] {
  const { cpuSeconds, idleSeconds } = counters.node(node.name);
  const part = (mode: string, core: number, seconds: number): Sample => ({
    name: 'windows_cpu_time_total',
    labels: { core: `0,${core}`, mode },
    value: seconds / node.cpuCapacity,
  });
  return Array.from({ length: node.cpuCapacity }, (_, core) => [
    ...Object.entries(busyModes).map(([mode, share]) => part(mode, core, cpuSeconds * share)),
    part('idle', core, idleSeconds),
  ]).flat();
}
