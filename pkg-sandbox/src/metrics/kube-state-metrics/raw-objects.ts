import type { KubernetesObject } from '../../world/world.ts';

// The fields kube-state-metrics reads, all optional: an object may lack any of them.

export interface RawCondition {
  type?: string;
  status?: string;
  reason?: string;
  lastTransitionTime?: string;
}

export interface RawTermination {
  reason?: string;
  exitCode?: number;
  signal?: number;
  startedAt?: string;
  finishedAt?: string;
  containerID?: string;
}

export interface RawContainerState {
  waiting?: { reason?: string };
  running?: { startedAt?: string };
  terminated?: RawTermination;
}

export interface RawContainerStatus {
  name: string;
  image?: string;
  imageID?: string;
  containerID?: string;
  ready?: boolean;
  restartCount?: number;
  state?: RawContainerState;
  lastState?: RawContainerState;
}

export interface RawContainer {
  name: string;
  image?: string;
  restartPolicy?: string;
  resources?: { requests?: Record<string, string | number>; limits?: Record<string, string | number> };
}

export interface RawPod extends KubernetesObject {
  spec?: {
    nodeName?: string;
    hostNetwork?: boolean;
    priorityClassName?: string;
    restartPolicy?: string;
    containers?: RawContainer[];
    initContainers?: RawContainer[];
    volumes?: Array<{ name: string; persistentVolumeClaim?: { claimName?: string; readOnly?: boolean } }>;
  };
  status?: {
    phase?: string;
    reason?: string;
    hostIP?: string;
    podIP?: string;
    qosClass?: string;
    startTime?: string;
    conditions?: RawCondition[];
    containerStatuses?: RawContainerStatus[];
    initContainerStatuses?: RawContainerStatus[];
  };
}

export interface RawNode extends KubernetesObject {
  spec?: {
    unschedulable?: boolean;
    providerID?: string;
    podCIDR?: string;
    taints?: Array<{ key?: string; value?: string; effect?: string }>;
  };
  status?: {
    allocatable?: Record<string, string | number>;
    capacity?: Record<string, string | number>;
    conditions?: RawCondition[];
    addresses?: Array<{ type?: string; address?: string }>;
    nodeInfo?: Record<string, string | undefined>;
  };
}

/** Deployment, StatefulSet, DaemonSet and ReplicaSet: what their statuses count. */
export interface RawWorkload extends KubernetesObject {
  spec?: {
    replicas?: number;
    paused?: boolean;
    strategy?: { rollingUpdate?: { maxSurge?: string | number; maxUnavailable?: string | number } };
  };
  status?: Record<string, unknown> & { conditions?: RawCondition[] };
}

export interface RawJob extends KubernetesObject {
  spec?: { completions?: number; parallelism?: number; activeDeadlineSeconds?: number };
  status?: {
    active?: number;
    succeeded?: number;
    failed?: number;
    startTime?: string;
    completionTime?: string;
    conditions?: RawCondition[];
  };
}

export interface RawCronJob extends KubernetesObject {
  spec?: { schedule?: string; concurrencyPolicy?: string; suspend?: boolean; startingDeadlineSeconds?: number };
  status?: { active?: unknown[]; lastScheduleTime?: string; lastSuccessfulTime?: string };
}

export interface RawAutoscaler extends KubernetesObject {
  spec?: {
    minReplicas?: number;
    maxReplicas?: number;
    scaleTargetRef?: { apiVersion?: string; kind?: string; name?: string };
    metrics?: Array<{
      resource?: { name?: string; target?: { type?: string; averageUtilization?: number; averageValue?: string } };
    }>;
  };
  status?: { currentReplicas?: number; desiredReplicas?: number; conditions?: RawCondition[] };
}

export interface RawDisruptionBudget extends KubernetesObject {
  status?: {
    currentHealthy?: number;
    desiredHealthy?: number;
    disruptionsAllowed?: number;
    expectedPods?: number;
    observedGeneration?: number;
  };
}

export interface RawClaim extends KubernetesObject {
  spec?: {
    storageClassName?: string;
    volumeName?: string;
    volumeMode?: string;
    accessModes?: string[];
    resources?: { requests?: { storage?: string | number } };
  };
  status?: { phase?: string };
}

export interface RawService extends KubernetesObject {
  spec?: { type?: string; clusterIP?: string; externalName?: string; loadBalancerIP?: string };
}

export interface RawEndpointSlice extends KubernetesObject {
  addressType?: string;
  ports?: Array<{ name?: string; port?: number; protocol?: string }> | null;
  endpoints?: Array<{
    addresses?: string[];
    hostname?: string;
    nodeName?: string;
    zone?: string;
    conditions?: { ready?: boolean; serving?: boolean; terminating?: boolean };
    targetRef?: { kind?: string; name?: string; namespace?: string };
  }> | null;
}

export interface RawQuota extends KubernetesObject {
  status?: { hard?: Record<string, string | number>; used?: Record<string, string | number> };
}
