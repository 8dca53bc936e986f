import { day, minute, rfc3339 } from '../duration.ts';
import { uuid } from '../hash.ts';
import { writeBytes, writeCores, gibibyte } from '../quantity.ts';
import { objectOf } from '../render/object-of.ts';
import type { KubernetesObject } from '../world.ts';
import { nodeMonitorGrace, type NodeDeclaration } from './node-list.ts';

/** A healthy kubelet writes its status every 5 min even if nothing changed. */
const statusEvery = 5 * minute;

/** What is wrong with the node at `time`; Unix milliseconds, null: nothing. */
export function nodeTroubles(node: NodeDeclaration, start: number, time: number) {
  const reached = (offset: number | undefined, delay = 0) =>
    offset !== undefined && time >= start + offset + delay ? start + offset + delay : null;
  return {
    silentSince: reached(node.lostAt),
    notReadySince: reached(node.lostAt, nodeMonitorGrace),
    outOfServiceSince: reached(node.outOfServiceAt),
    diskPressureSince: reached(node.diskPressureAt),
  };
}

export function bootedAt(node: NodeDeclaration, start: number): number {
  return start - 21 * day - (parseInt(uuid(node.name).slice(0, 4), 16) % 5000) * minute;
}

/** Whatever tells two states of one node apart. */
export function nodeKey(node: NodeDeclaration, start: number, time: number): string {
  const { silentSince, ...troubles } = nodeTroubles(node, start, time);
  return `${Object.values(troubles).join()}/${Math.floor(Math.min(time, silentSince ?? Infinity) / statusEvery)}`;
}

export function nodeObject(node: NodeDeclaration, start: number, time: number): KubernetesObject {
  const troubles = nodeTroubles(node, start, time);
  const createdAt = bootedAt(node, start);
  const amounts = (share: number) => ({
    cpu: writeCores(node.cpu * share),
    memory: writeBytes(node.memory * share),
    'ephemeral-storage': writeBytes(node.disk * share),
    pods: '110',
    ...(node.gpus > 0 ? { 'nvidia.com/gpu': String(node.gpus) } : {}),
  });
  const pool = node.gpus > 0 ? 'gpu' : node.os === 'windows' ? 'windows' : 'general';
  return objectOf(
    'Node',
    {
      name: node.name,
      createdAt,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': node.name,
        'kubernetes.io/os': node.os,
        'node.kubernetes.io/instance-type': node.instanceType,
        'node-role.kubernetes.io/worker': '',
        'topology.kubernetes.io/region': 'region-1',
        'topology.kubernetes.io/zone': node.zone,
        'vigil.example/pool': pool,
      },
      annotations: { 'node.alpha.kubernetes.io/ttl': '0' },
    },
    {
      spec: {
        podCIDR: `10.244.${node.address.split('.').at(-1)}.0/24`,
        providerID: `sandbox:///${node.name}`,
        ...taints(troubles, node),
      },
      status: {
        capacity: amounts(1),
        allocatable: amounts(0.94),
        conditions: conditions(troubles, createdAt, time),
        addresses: [
          { type: 'InternalIP', address: node.address },
          { type: 'Hostname', address: node.name },
        ],
        daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
        nodeInfo: {
          machineID: uuid(`machine/${node.name}`).replaceAll('-', ''),
          systemUUID: uuid(`system/${node.name}`),
          bootID: uuid(`boot/${node.name}`),
          architecture: 'amd64',
          operatingSystem: node.os,
          osImage: node.os === 'linux' ? 'Debian GNU/Linux 12 (bookworm)' : 'Windows Server 2022 Datacenter',
          kernelVersion: node.os === 'linux' ? '6.1.0-37-cloud-amd64' : '10.0.20348.3932',
          containerRuntimeVersion: 'containerd://2.1.4',
          kubeletVersion: 'v1.34.1',
          kubeProxyVersion: '',
        },
        images: [],
      },
    }
  );
}

type Troubles = ReturnType<typeof nodeTroubles>;

function taints({ notReadySince, outOfServiceSince, diskPressureSince }: Troubles, node: NodeDeclaration) {
  const all = [
    ...(node.os === 'windows' ? [{ key: 'os', value: 'windows', effect: 'NoSchedule' }] : []),
    ...(notReadySince === null
      ? []
      : ['NoSchedule', 'NoExecute'].map((effect) => ({
          key: 'node.kubernetes.io/unreachable',
          effect,
          timeAdded: rfc3339(notReadySince),
        }))),
    ...(outOfServiceSince === null
      ? []
      : [{ key: 'node.kubernetes.io/out-of-service', value: 'nodeshutdown', effect: 'NoExecute' }]),
    ...(diskPressureSince === null
      ? []
      : [{ key: 'node.kubernetes.io/disk-pressure', effect: 'NoSchedule', timeAdded: rfc3339(diskPressureSince) }]),
  ];
  return all.length > 0 ? { taints: all } : {};
}

function conditions({ silentSince, notReadySince, diskPressureSince }: Troubles, createdAt: number, time: number) {
  const heard = Math.floor(Math.min(time, silentSince ?? Infinity) / statusEvery) * statusEvery;
  const condition = (
    type: string,
    bad: boolean,
    since: number,
    reason: string,
    message: string,
    healthy = 'False'
  ) => ({
    type,
    status: notReadySince === null ? (bad ? 'True' : healthy) : 'Unknown',
    lastHeartbeatTime: rfc3339(heard),
    lastTransitionTime: rfc3339(notReadySince ?? since),
    reason: notReadySince === null ? reason : 'NodeStatusUnknown',
    message: notReadySince === null ? message : 'Kubelet stopped posting node status.',
  });
  return [
    condition(
      'MemoryPressure',
      false,
      createdAt,
      'KubeletHasSufficientMemory',
      'kubelet has sufficient memory available'
    ),
    diskPressureSince === null
      ? condition('DiskPressure', false, createdAt, 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure')
      : condition('DiskPressure', true, diskPressureSince, 'KubeletHasDiskPressure', 'kubelet has disk pressure'),
    condition('PIDPressure', false, createdAt, 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
    condition('Ready', false, createdAt + 30_000, 'KubeletReady', 'kubelet is posting ready status', 'True'),
  ];
}

/** Room on the disk beside what workloads need, in bytes. */
export const imageBytes = 31 * gibibyte;
