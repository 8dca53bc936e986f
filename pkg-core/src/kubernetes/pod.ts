import type { ContainerRole } from '../vocabulary/incident.ts';
import type { Metadata } from './metadata.ts';

/** One state of one container, as the kubelet reports it. Times are Unix milliseconds; null where not given. */
export type ContainerState =
  | { type: 'waiting'; reason: string; message: string }
  | { type: 'running'; startedAt: number | null }
  | {
      type: 'terminated';
      reason: string;
      message: string;
      exitCode: number;
      signal: number | null;
      startedAt: number | null;
      finishedAt: number | null;
      containerId: string | null;
    };

export interface ContainerStatus {
  name: string;
  role: ContainerRole;
  ready: boolean;
  /** Its startup probe has passed (or it has none); undefined where the kubelet does not say. */
  started?: boolean;
  restartCount: number;
  containerId: string | null;
  image: string;
  imageId: string;
  state: ContainerState;
  lastState: ContainerState | null;
}

export type ProbeKind = 'liveness' | 'readiness' | 'startup';

/** A probe as written; seconds. */
export interface Probe {
  handler: 'http' | 'tcp' | 'exec' | 'grpc';
  port: number | string | null;
  path: string | null;
  initialDelaySeconds: number;
  periodSeconds: number;
  timeoutSeconds: number;
  failureThreshold: number;
}

/** Quantities: cores, bytes, counts of extended resources. A key that is not set is absent, never zero. */
export type ResourceList = Record<string, number>;

export interface ContainerSpec {
  name: string;
  role: ContainerRole;
  image: string;
  imagePullPolicy: string;
  requests: ResourceList;
  limits: ResourceList;
  probes: Partial<Record<ProbeKind, Probe>>;
  ports: Array<{ name: string | null; containerPort: number; protocol: string }>;
}

/** What a pod or a pod template asks for. */
export interface PodSpec {
  containers: ContainerSpec[];
  restartPolicy: 'Always' | 'OnFailure' | 'Never';
  nodeName: string | null;
  nodeSelector: Record<string, string>;
  priorityClassName: string | null;
  terminationGracePeriodSeconds: number;
  /** `kubernetes.io/hostname`, `topology.kubernetes.io/zone` …: keys that spread or repel replicas of the same workload. */
  spreadKeys: string[];
  /** Names of the claims it mounts. */
  claims: string[];
  hostPaths: string[];
}

export interface PodCondition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  changedAt: number | null;
}

export interface Pod {
  metadata: Metadata;
  spec: PodSpec;
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  /** Pod-level reason: Evicted, NodeLost, … Empty when there is none. */
  reason: string;
  message: string;
  startedAt: number | null;
  conditions: PodCondition[];
  containers: ContainerStatus[];
  /** A static pod's mirror object. */
  mirror: boolean;
}
