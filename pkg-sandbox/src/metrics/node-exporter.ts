import type { NodeUsage, WorldState } from '../world/world.ts';
import type { Counters } from './counters.ts';
import type { RawNode } from './kube-state-metrics/raw-objects.ts';
import { info, type Sample } from './sample.ts';

/** Shares of the busy and of the idle time that the kernel books under each mode. */
const busyModes = { user: 0.73, system: 0.24, softirq: 0.03, steal: 0 };
const idleModes = { idle: 0.99, iowait: 0.01 };

/** The page of node_exporter on one Linux node. */
export function nodeExporter(state: WorldState, counters: Counters, node: NodeUsage): Sample[] {
  const object = (state.objects.nodes ?? []).find((candidate) => candidate.metadata.name === node.name) as
    RawNode | undefined;
  const free = node.memoryCapacityBytes - node.memoryUsedBytes;
  const gauge = (name: string, value: number): Sample => ({ name, labels: {}, value: Math.floor(value) });
  return [
    ...cpuSamples(counters, node),
    gauge('node_memory_MemTotal_bytes', node.memoryCapacityBytes),
    gauge('node_memory_MemAvailable_bytes', free),
    gauge('node_memory_MemFree_bytes', free * 0.6),
    gauge('node_memory_Cached_bytes', free * 0.35),
    gauge('node_memory_Buffers_bytes', free * 0.05),
    ...filesystemSamples(node),
    gauge('node_vmstat_oom_kill', counters.node(node.name).oomKills),
    gauge('node_boot_time_seconds', node.bootedAt / 1000),
    gauge('node_time_seconds', state.time / 1000),
    { name: 'node_load1', labels: {}, value: node.cpuCores },
    { name: 'node_load5', labels: {}, value: node.cpuCores },
    { name: 'node_load15', labels: {}, value: node.cpuCores },
    info('node_uname_info', {
      domainname: '(none)',
      machine: object?.status?.nodeInfo?.architecture === 'arm64' ? 'aarch64' : 'x86_64',
      nodename: node.name,
      release: object?.status?.nodeInfo?.kernelVersion ?? '',
      sysname: 'Linux',
      version: '#1 SMP',
    }),
  ];
}

function cpuSamples(counters: Counters, node: NodeUsage): Sample[] {
  const { cpuSeconds, idleSeconds } = counters.node(node.name);
  const share = (modes: Record<string, number>, seconds: number, cpu: number): Sample[] =>
    Object.entries(modes).map(([mode, part]) => ({
      name: 'node_cpu_seconds_total',
      labels: { cpu: String(cpu), mode },
      value: (seconds * part) / node.cpuCapacity,
    }));
  return Array.from({ length: node.cpuCapacity }, (_, cpu) => [
    ...share(busyModes, cpuSeconds, cpu),
    ...share(idleModes, idleSeconds, cpu),
  ]).flat();
}

function filesystemSamples(node: NodeUsage): Sample[] {
  const labels = { device: '/dev/vda1', fstype: 'ext4', mountpoint: '/' };
  const free = Math.floor(node.filesystemSizeBytes - node.filesystemUsedBytes);
  return [
    { name: 'node_filesystem_size_bytes', labels, value: node.filesystemSizeBytes },
    { name: 'node_filesystem_free_bytes', labels, value: free },
    { name: 'node_filesystem_avail_bytes', labels, value: free },
    { name: 'node_filesystem_readonly', labels, value: 0 },
  ];
}
