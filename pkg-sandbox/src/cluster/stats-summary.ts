import type { ContainerUsage, NodeUsage, VolumeUsage, WorldState } from '../world/world.ts';

/** The kubelet's `/stats/summary` of one node. https://kubernetes.io/docs/reference/instrumentation/node-metrics/ */
export function statsSummary(state: WorldState, node: NodeUsage): Record<string, unknown> {
  const time = new Date(state.time).toISOString();
  const linux = node.os === 'linux';
  const cpu = (cores: number, startedAt: number) => ({
    time,
    usageNanoCores: Math.round(cores * 1e9),
    usageCoreNanoSeconds: Math.round((cores * 1e9 * (state.time - startedAt)) / 1000),
  });
  // A Windows kubelet tells of the private working set and of what may still be committed, nothing of pages.
  const memory = (workingSet: number, limit: number | null) => ({
    time,
    ...(limit === null ? {} : { availableBytes: Math.max(0, limit - workingSet) }),
    ...(linux ? { usageBytes: Math.round(workingSet * 1.08) } : {}),
    workingSetBytes: workingSet,
    ...(linux ? { rssBytes: Math.round(workingSet * 0.85), pageFaults: 0, majorPageFaults: 0 } : {}),
  });
  const filesystem = (used: number) => ({
    time,
    availableBytes: node.filesystemSizeBytes - node.filesystemUsedBytes,
    capacityBytes: node.filesystemSizeBytes,
    usedBytes: used,
    ...(linux ? { inodes: 6_553_600, inodesFree: 6_100_000, inodesUsed: 453_600 } : {}),
  });
  const network = (receive: number, transmit: number, since: number) => {
    const seconds = (state.time - since) / 1000;
    const eth0 = {
      name: 'eth0',
      rxBytes: Math.round(receive * seconds),
      rxErrors: 0,
      txBytes: Math.round(transmit * seconds),
      txErrors: 0,
    };
    return { time, ...eth0, interfaces: [eth0] };
  };
  const containerStats = (container: ContainerUsage) => ({
    name: container.name,
    startTime: new Date(container.startedAt).toISOString(),
    cpu: cpu(container.cpuCores, container.startedAt),
    memory: memory(container.workingSetBytes, null),
    rootfs: filesystem(40_960),
    logs: filesystem(131_072),
  });
  const claims = (namespace: string, pod: string) =>
    state.volumes
      .filter(
        (volume) => volume.node === node.name && volume.namespace === namespace && volume.claim.endsWith(`-${pod}`)
      )
      .map((volume) => volumeStats(volume, time));
  const sum = (containers: ContainerUsage[], of: (each: ContainerUsage) => number) =>
    containers.reduce((total, each) => total + of(each), 0);
  return {
    node: {
      nodeName: node.name,
      startTime: new Date(node.bootedAt).toISOString(),
      cpu: cpu(node.cpuCores, node.bootedAt),
      memory: memory(node.memoryUsedBytes, node.memoryCapacityBytes),
      network: network(90_000, 140_000, node.bootedAt),
      fs: filesystem(node.filesystemUsedBytes),
      runtime: { imageFs: filesystem(Math.round(node.filesystemUsedBytes * 0.6)) },
      ...(linux ? { rlimit: { time, maxpid: 4_194_304, curproc: 640 } } : {}),
    },
    pods: state.pods
      .filter((pod) => pod.node === node.name)
      .map((pod) => {
        const since = Math.min(...pod.containers.map(({ startedAt }) => startedAt));
        return {
          podRef: { name: pod.pod, namespace: pod.namespace, uid: pod.uid },
          startTime: new Date(since).toISOString(),
          containers: pod.containers.map(containerStats),
          cpu: cpu(
            sum(pod.containers, ({ cpuCores }) => cpuCores),
            since
          ),
          memory: memory(
            sum(pod.containers, ({ workingSetBytes }) => workingSetBytes),
            null
          ),
          network: network(pod.networkReceive, pod.networkTransmit, since),
          volume: claims(pod.namespace, pod.pod),
          'ephemeral-storage': filesystem(172_032),
          ...(linux ? { process_stats: { process_count: pod.containers.length * 3 } } : {}),
        };
      }),
  };
}

function volumeStats(volume: VolumeUsage, time: string): Record<string, unknown> {
  return {
    time,
    availableBytes: volume.capacityBytes - volume.usedBytes,
    capacityBytes: volume.capacityBytes,
    usedBytes: volume.usedBytes,
    inodesFree: volume.inodes - volume.inodesUsed,
    inodes: volume.inodes,
    inodesUsed: volume.inodesUsed,
    name: 'data',
    pvcRef: { name: volume.claim, namespace: volume.namespace },
  };
}
