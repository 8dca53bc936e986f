import { hexadecimal, uuid } from '../world/hash.ts';
import type { KubernetesObject, PodUsage, World, WorldState } from '../world/world.ts';

/** One pod of an example world. Times are seconds since the world's start. */
export interface ExamplePod {
  name: string;
  node: string;
  /** Cores, declared and constant. */
  cpu: number;
  from?: number;
  until?: number;
  /** A restart after which the container's instance is another. */
  restartedAt?: number;
  throttled?: number;
  cpuLimit?: string;
  status?: Record<string, unknown>;
}

export interface ExampleNode {
  name: string;
  os?: 'linux' | 'windows';
  unreachableFrom?: number;
  gpus?: number;
}

/** A small world for tests: constant usage, so that what Prometheus must answer is known beforehand. */
export function exampleWorld(start: number, nodes: ExampleNode[], pods: ExamplePod[]): World {
  return {
    start,
    at: (time) => stateAt(start, time, nodes, pods),
    log: () => undefined,
  };
}

function stateAt(start: number, time: number, nodes: ExampleNode[], pods: ExamplePod[]): WorldState {
  const second = (time - start) / 1000;
  const alive = pods.filter((pod) => second >= (pod.from ?? 0) && second < (pod.until ?? Infinity));
  return {
    time,
    objects: {
      pods: alive.map((pod) => podObject(start, pod)),
      nodes: nodes.map((node) => nodeObject(start, node)),
    },
    pods: alive.map((pod) => usageOf(start, second, pod, nodes)),
    nodes: nodes.map((node, index) => ({
      name: node.name,
      os: node.os ?? 'linux',
      address: `10.0.0.${index + 1}`,
      cpuCapacity: 4,
      memoryCapacityBytes: 16 * 2 ** 30,
      cpuCores: 1.5,
      memoryUsedBytes: 4 * 2 ** 30,
      filesystemSizeBytes: 100 * 2 ** 30,
      filesystemUsedBytes: 40 * 2 ** 30,
      bootedAt: start - 86_400_000,
      reachable: second < (node.unreachableFrom ?? Infinity),
    })),
    volumes: [
      {
        namespace: 'shop',
        claim: 'data-db-0',
        node: nodes[0]?.name ?? '',
        capacityBytes: 10 * 2 ** 30,
        usedBytes: 9.5 * 2 ** 30,
        inodes: 655_360,
        inodesUsed: 1200,
      },
    ],
  };
}

function podObject(start: number, pod: ExamplePod): KubernetesObject {
  const resources = { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: pod.cpuLimit ?? '1', memory: '2Gi' } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: pod.name,
      namespace: 'shop',
      uid: uuid(pod.name),
      creationTimestamp: new Date(start + (pod.from ?? 0) * 1000).toISOString(),
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `${pod.name}-rs`,
          uid: uuid(`${pod.name}-rs`),
          controller: true,
        },
      ],
    },
    spec: { nodeName: pod.node, containers: [{ name: 'app', image: 'example/app:1.0', resources }] },
    status: pod.status ?? { phase: 'Running', qosClass: 'Burstable' },
  };
}

function nodeObject(start: number, node: ExampleNode): KubernetesObject {
  const capacity = { cpu: '4', memory: '16Gi', ...(node.gpus === undefined ? {} : { 'nvidia.com/gpu': node.gpus }) };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: node.name, uid: uuid(node.name), creationTimestamp: new Date(start).toISOString() },
    spec: {},
    status: { capacity, allocatable: capacity },
  };
}

function usageOf(start: number, second: number, pod: ExamplePod, nodes: ExampleNode[]): PodUsage {
  const restarted = pod.restartedAt !== undefined && second >= pod.restartedAt;
  const gpus = nodes.find((node) => node.name === pod.node)?.gpus ?? 0;
  return {
    namespace: 'shop',
    pod: pod.name,
    uid: uuid(pod.name),
    node: pod.node,
    containers: [
      {
        name: 'app',
        containerId: hexadecimal(`${pod.name}/${restarted ? 1 : 0}`, 64),
        image: 'example/app:1.0',
        startedAt: start + (restarted ? (pod.restartedAt ?? 0) : (pod.from ?? 0)) * 1000,
        cpuCores: pod.cpu,
        workingSetBytes: 512 * 2 ** 20,
        throttledRatio: pod.throttled ?? 0,
        oomKills: 0,
        gpus: Array.from({ length: gpus }, (_, index) => ({
          index,
          uuid: `GPU-${uuid(`${pod.node}/${index}`)}`,
          utilisation: 0.4,
          memoryUsedBytes: 2 ** 30,
          memoryTotalBytes: 16 * 2 ** 30,
        })),
      },
    ],
    networkReceive: 1000,
    networkTransmit: 500,
  };
}
