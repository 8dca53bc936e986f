import { parseQuantity } from '@vigil/core/kubernetes/quantity';
import { hexadecimal, uuid } from '../world/hash.ts';
import type { ContainerUsage, NodeUsage, PodUsage, WorldState } from '../world/world.ts';
import { containerLabels, podLabels, withDevice, withTotal } from './cadvisor-labels.ts';
import type { CgroupCounters, Counters } from './counters.ts';
import type { RawContainer, RawPod } from './kube-state-metrics/raw-objects.ts';
import { podsWithCgroup } from './pods-with-cgroup.ts';
import type { Labels, Sample } from './sample.ts';

const pauseBytes = 290_816;

/**
 * The kubelet's `/metrics/cadvisor` page of one node, as a containerd node writes it: one series per container, one per
 * pod cgroup (`container=""`, `image=""`), one for the pause container (`container=""`, the pause image), which also
 * carries the pod's network. A Windows kubelet knows only the root of the node.
 */
export function cadvisor(state: WorldState, counters: Counters, node: NodeUsage): Sample[] {
  const samples = nodeSamples(node, counters);
  if (node.os === 'windows') {
    return samples;
  }
  const objects = new Map((state.objects.pods ?? []).map((pod) => [pod.metadata.uid, pod as RawPod]));
  for (const usage of podsWithCgroup(state)) {
    if (usage.node === node.name) {
      samples.push(...podSamples(usage, objects.get(usage.uid), counters));
    }
  }
  return samples;
}

function nodeSamples(node: NodeUsage, counters: Counters): Sample[] {
  const labels = { container: '', id: '/', image: '', name: '', namespace: '', pod: '' };
  const id = hexadecimal(node.name, 32);
  const machine = { boot_id: uuid(`${node.name}/${node.bootedAt}`), machine_id: id, system_uuid: id };
  return [
    { name: 'machine_cpu_cores', labels: machine, value: node.cpuCapacity },
    { name: 'machine_memory_bytes', labels: machine, value: node.memoryCapacityBytes },
    { name: 'machine_scrape_error', labels: {}, value: 0 },
    { name: 'container_scrape_error', labels: {}, value: 0 },
    {
      name: 'container_cpu_usage_seconds_total',
      labels: { ...labels, cpu: 'total' },
      value: counters.node(node.name).cpuSeconds,
    },
    ...memorySamples(labels, node.memoryUsedBytes),
    { name: 'container_spec_memory_limit_bytes', labels, value: node.memoryCapacityBytes },
    { name: 'container_start_time_seconds', labels, value: Math.floor(node.bootedAt / 1000) },
    { name: 'container_fs_limit_bytes', labels: { ...labels, device: '/dev/vda1' }, value: node.filesystemSizeBytes },
    { name: 'container_fs_usage_bytes', labels: { ...labels, device: '/dev/vda1' }, value: node.filesystemUsedBytes },
  ];
}

function podSamples(usage: PodUsage, object: RawPod | undefined, counters: Counters): Sample[] {
  const { cgroup, pause, network } = podLabels(usage, object);
  const specs = new Map(
    [...(object?.spec?.initContainers ?? []), ...(object?.spec?.containers ?? [])].map((spec) => [spec.name, spec])
  );
  const pod = counters.pod(usage.uid);
  const created = Math.floor(Date.parse(object?.metadata.creationTimestamp ?? '') / 1000);
  const limited =
    usage.containers.length > 0 && usage.containers.every((one) => cpuLimit(specs.get(one.name)) !== undefined);
  const sum = (of: (container: ContainerUsage) => number) =>
    usage.containers.reduce((total, one) => total + of(one), 0);
  return [
    ...cgroupSamples(cgroup, pod, limited),
    ...memorySamples(cgroup, sum((container) => container.workingSetBytes) + pauseBytes),
    // cAdvisor books OOM events to the container's own cgroup.
    { name: 'container_oom_events_total', labels: cgroup, value: 0 },
    ...(Number.isNaN(created) ? [] : [{ name: 'container_start_time_seconds', labels: cgroup, value: created }]),
    { name: 'container_cpu_usage_seconds_total', labels: withTotal(pause), value: 0.015 },
    ...memorySamples(pause, pauseBytes),
    { name: 'container_network_receive_bytes_total', labels: network, value: Math.floor(pod.receivedBytes) },
    { name: 'container_network_transmit_bytes_total', labels: network, value: Math.floor(pod.transmittedBytes) },
    {
      name: 'container_network_transmit_packets_total',
      labels: network,
      value: Math.floor(pod.transmittedBytes / 800),
    },
    ...usage.containers.flatMap((container) =>
      containerSamples(container, specs.get(container.name), cgroup, counters.container(container.containerId))
    ),
  ];
}

function containerSamples(
  usage: ContainerUsage,
  spec: RawContainer | undefined,
  pod: Labels,
  counters: CgroupCounters
): Sample[] {
  const labels = containerLabels(usage, pod);
  const cores = cpuLimit(spec);
  return [
    ...cgroupSamples(labels, counters, cores !== undefined),
    ...memorySamples(labels, usage.workingSetBytes),
    { name: 'container_oom_events_total', labels, value: usage.oomKills },
    { name: 'container_start_time_seconds', labels, value: Math.floor(usage.startedAt / 1000) },
    { name: 'container_spec_memory_limit_bytes', labels, value: parseQuantity(spec?.resources?.limits?.memory) ?? 0 },
    { name: 'container_spec_cpu_period', labels, value: 100_000 },
    ...(cores === undefined ? [] : [{ name: 'container_spec_cpu_quota', labels, value: Math.round(cores * 100_000) }]),
  ];
}

// A cgroup without a CPU limit has no CFS quota, and cAdvisor then no CFS families.
function cgroupSamples(labels: Labels, counters: CgroupCounters, limited: boolean): Sample[] {
  const device = withDevice(labels);
  const periods = Math.floor(counters.cfsPeriods);
  return [
    { name: 'container_cpu_usage_seconds_total', labels: withTotal(labels), value: counters.cpuSeconds },
    ...(limited
      ? [
          { name: 'container_cpu_cfs_periods_total', labels, value: periods },
          {
            name: 'container_cpu_cfs_throttled_periods_total',
            labels,
            value: Math.min(periods, Math.floor(counters.cfsThrottledPeriods)),
          },
          { name: 'container_cpu_cfs_throttled_seconds_total', labels, value: counters.cfsThrottledSeconds },
        ]
      : []),
    { name: 'container_fs_reads_bytes_total', labels: device, value: Math.floor(counters.readBytes) },
    { name: 'container_fs_writes_bytes_total', labels: device, value: Math.floor(counters.writtenBytes) },
  ];
}

// The world declares the working set; the others keep their order: rss <= working set <= usage, usage = rss + cache.
function memorySamples(labels: Labels, workingSet: number): Sample[] {
  const rss = Math.floor(workingSet * 0.85);
  const cache = Math.floor(workingSet * 0.3);
  return [
    { name: 'container_memory_working_set_bytes', labels, value: Math.floor(workingSet) },
    { name: 'container_memory_rss', labels, value: rss },
    { name: 'container_memory_cache', labels, value: cache },
    { name: 'container_memory_usage_bytes', labels, value: rss + cache },
  ];
}

function cpuLimit(spec: RawContainer | undefined): number | undefined {
  return parseQuantity(spec?.resources?.limits?.cpu);
}
