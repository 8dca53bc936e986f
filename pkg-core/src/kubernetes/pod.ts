import type { ContainerRole } from '../vocabulary/incident.ts';
import type { Metadata } from './metadata.ts';
import type { LabelSelector } from './objects.ts';

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

export interface Toleration {
  /** Empty tolerates every key. */
  key: string;
  operator: 'Exists' | 'Equal';
  value: string;
  /** Empty tolerates every effect. */
  effect: string;
}

/** One requirement on a node's labels. */
export interface NodeRequirement {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  values: string[];
}

/** A topology spread constraint as written. */
export interface SpreadConstraint {
  maxSkew: number;
  topologyKey: string;
  /** False: the scheduler may place a pod in spite of it. */
  hard: boolean;
  selector: LabelSelector;
}

/** Required anti-affinity: no pod that the selector matches may run in the same place. */
export interface Repulsion {
  topologyKey: string;
  selector: LabelSelector;
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
  /** Absent where the pod has none. */
  tolerations?: Toleration[];
  /** Required node affinity: all requirements of one of the terms. Absent: any node. */
  nodeTerms?: NodeRequirement[][];
  spreadConstraints?: SpreadConstraint[];
  repels?: Repulsion[];
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
