import { minute } from '../duration.ts';
import { mix, hash32 } from '../hash.ts';
import { gibibyte } from '../quantity.ts';
import type { NodeUsage, PodUsage } from '../world.ts';
import type { NodeDeclaration } from './node-list.ts';
import { bootedAt, imageBytes, nodeTroubles } from './node-object.ts';

/** What the whole node uses: its pods and the system. */
export function nodeUsage(node: NodeDeclaration, pods: PodUsage[], start: number, time: number): NodeUsage {
  const containers = pods.filter((pod) => pod.node === node.name).flatMap((pod) => pod.containers);
  const noise = mix(hash32(node.name), Math.floor(time / 15_000)) / 0x1_0000_0000;
  const system = { cpu: 0.22 + 0.12 * noise, memory: (1.4 + 0.1 * noise) * gibibyte };
  const { diskPressureSince, silentSince } = nodeTroubles(node, start, time);
  return {
    name: node.name,
    os: node.os,
    address: node.address,
    cpuCapacity: node.cpu,
    memoryCapacityBytes: node.memory,
    cpuCores: Math.min(node.cpu, system.cpu + containers.reduce((sum, { cpuCores }) => sum + cpuCores, 0)),
    memoryUsedBytes: Math.round(system.memory + containers.reduce((sum, each) => sum + each.workingSetBytes, 0)),
    filesystemSizeBytes: node.disk,
    filesystemUsedBytes: Math.round(filled(node, start, time, diskPressureSince)),
    bootedAt: bootedAt(node, start),
    reachable: silentSince === null,
  };
}

/** The node under disk pressure fills up in the half hour before and stays nearly full. */
function filled(node: NodeDeclaration, start: number, time: number, pressureSince: number | null): number {
  const usual = imageBytes + (hash32(node.name) % 9) * gibibyte;
  if (node.diskPressureAt === undefined) {
    return usual;
  }
  const full = node.disk * 0.91;
  const before = start + node.diskPressureAt - time;
  return pressureSince !== null ? full : usual + (full - usual) * Math.max(0, 1 - before / (30 * minute));
}
