/** A Kubernetes object as the API server would give it. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid: string;
    resourceVersion?: string;
    creationTimestamp: string;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: Array<{
      apiVersion: string;
      kind: string;
      name: string;
      uid: string;
      controller: boolean;
      blockOwnerDeletion?: boolean;
    }>;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

/** What one running container uses at this moment. Absent from the state while the container does not run. */
export interface ContainerUsage {
  name: string;
  /** The runtime's id without scheme; another after every restart. */
  containerId: string;
  image: string;
  /** Unix milliseconds. */
  startedAt: number;
  cpuCores: number;
  workingSetBytes: number;
  /** 0 … 1 of the CFS periods; 0 where no CPU limit is set. */
  throttledRatio: number;
  oomKills: number;
  /** One entry per GPU the container holds. */
  gpus: Array<{ index: number; uuid: string; utilisation: number; memoryUsedBytes: number; memoryTotalBytes: number }>;
}

export interface PodUsage {
  namespace: string;
  pod: string;
  uid: string;
  node: string;
  containers: ContainerUsage[];
  /** Bytes a second. */
  networkReceive: number;
  networkTransmit: number;
}

export interface NodeUsage {
  name: string;
  os: 'linux' | 'windows';
  /** 10.x address of the node, without port: the `instance` label of its exporters. */
  address: string;
  cpuCapacity: number;
  memoryCapacityBytes: number;
  /** Of the whole node, system included. */
  cpuCores: number;
  memoryUsedBytes: number;
  filesystemSizeBytes: number;
  filesystemUsedBytes: number;
  bootedAt: number;
  /** False while the kubelet does not answer: its scrapes fail. */
  reachable: boolean;
}

export interface VolumeUsage {
  namespace: string;
  claim: string;
  node: string;
  capacityBytes: number;
  usedBytes: number;
  inodes: number;
  inodesUsed: number;
}

/** The whole cluster at one moment. */
export interface WorldState {
  /** Unix milliseconds. */
  time: number;
  /** By plural resource name: pods, nodes, deployments, events … */
  objects: Record<string, KubernetesObject[]>;
  pods: PodUsage[];
  nodes: NodeUsage[];
  volumes: VolumeUsage[];
}

/** A cluster whose past, present and future follow from its start alone: `at` is pure, so that history can be written too. */
export interface World {
  /** Unix milliseconds: six hours of history begin here. */
  readonly start: number;
  at(time: number): WorldState;
  /**
   * The lines a container instance has written until `time`, oldest first; undefined where the kubelet has none (any
   * more). `previous`: of the instance before the running one.
   */
  log(
    time: number,
    container: { namespace: string; pod: string; container: string; previous: boolean }
  ): Array<{ time: number; text: string }> | undefined;
}
