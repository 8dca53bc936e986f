import type { Metadata } from './metadata.ts';
import type { NodeRequirement, PodCondition, PodSpec, ResourceList } from './pod.ts';

/** `matchLabels` and `matchExpressions` of a label selector. */
export interface LabelSelector {
  matchLabels: Record<string, string>;
  matchExpressions: Array<{ key: string; operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'; values: string[] }>;
}

/** An absolute number or a percentage, as written: `1`, `"50%"`. */
export type IntOrPercent = number | string;

/** What the pods of a workload are made from. */
export interface PodTemplateSpec {
  labels: Record<string, string>;
  /** Only those Vigil reads (`vigil.io/…`). */
  annotations?: Record<string, string>;
  spec: PodSpec;
}

export interface Deployment {
  metadata: Metadata;
  replicas: number;
  selector: LabelSelector;
  template: PodTemplateSpec;
  strategy: { type: 'RollingUpdate' | 'Recreate'; maxUnavailable: IntOrPercent; maxSurge: IntOrPercent };
  paused: boolean;
  status: { replicas: number; ready: number; available: number; updated: number; observedGeneration: number };
  generation: number;
  conditions: PodCondition[];
}

export interface ReplicaSet {
  metadata: Metadata;
  replicas: number;
  /** `deployment.kubernetes.io/revision`; 0 when absent. */
  revision: number;
  /** How many pods it has; undefined where that is not told. */
  current?: number;
  /** The images of its template by container, init containers included. */
  images?: Record<string, string>;
}

export interface StatefulSet {
  metadata: Metadata;
  replicas: number;
  selector: LabelSelector;
  template: PodTemplateSpec;
  status: {
    replicas: number;
    ready: number;
    updated: number;
    /** Value of the label `controller-revision-hash` of its newest pods. */
    updateRevision?: string;
  };
}

export interface DaemonSet {
  metadata: Metadata;
  selector: LabelSelector;
  template: PodTemplateSpec;
  status: { desired: number; current: number; ready: number; available: number; misscheduled: number };
}

export interface Job {
  metadata: Metadata;
  completions: number | null;
  backoffLimit: number;
  ttlSecondsAfterFinished: number | null;
  status: { active: number; succeeded: number; failed: number; startedAt: number | null; completedAt: number | null };
  conditions: PodCondition[];
}

export interface CronJob {
  metadata: Metadata;
  schedule: string;
  suspended: boolean;
  concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace';
  status: { lastScheduledAt: number | null; lastSucceededAt: number | null };
}

export interface HorizontalPodAutoscaler {
  metadata: Metadata;
  target: { kind: string; name: string };
  minReplicas: number;
  maxReplicas: number;
  /** Resources it scales on by utilisation of the request: `cpu`, `memory`. */
  utilisationOf: string[];
  status: { currentReplicas: number; desiredReplicas: number };
  conditions: PodCondition[];
}

export interface PodDisruptionBudget {
  metadata: Metadata;
  selector: LabelSelector | null;
  minAvailable: IntOrPercent | null;
  maxUnavailable: IntOrPercent | null;
  status: { disruptionsAllowed: number; currentHealthy: number; desiredHealthy: number; expectedPods: number };
}

export interface Service {
  metadata: Metadata;
  type: string;
  /** Null for a Service without a selector. */
  selector: Record<string, string> | null;
  ports: Array<{ name: string | null; port: number; targetPort: number | string; protocol: string }>;
  /** Addresses that a load balancer gave it; undefined where it has no status. */
  balancers?: number;
}

export interface EndpointSlice {
  metadata: Metadata;
  service: string;
  endpoints: Array<{ ready: boolean; pod: string | null; node: string | null }>;
}

export interface PersistentVolumeClaim {
  metadata: Metadata;
  phase: string;
  accessModes: string[];
  storageClass: string | null;
  volumeName: string | null;
  capacityBytes: number | null;
}

export interface PersistentVolume {
  metadata: Metadata;
  phase: string;
  storageClass: string | null;
  capacityBytes: number | null;
  claim: { namespace: string; name: string } | null;
  /** A disk of one machine: `local` or `hostPath`. */
  pinned: boolean;
  /** Its required node affinity: all requirements of one of the terms. Empty: any node. */
  nodeTerms: NodeRequirement[][];
}

export interface ResourceQuota {
  metadata: Metadata;
  /** By the quota's own names: `requests.cpu`, `limits.memory`, `pods`. */
  hard: ResourceList;
  used: ResourceList;
  /** True where scopes restrict it to some of the namespace's pods. */
  scoped: boolean;
}

export interface Ingress {
  metadata: Metadata;
  /** Service and port (name or number) of every path, and of the default backend; the host is empty for any. */
  backends: Array<{ host: string; path: string; service: string; port: number | string | null }>;
}

/** A ValidatingWebhookConfiguration or a MutatingWebhookConfiguration. */
export interface WebhookConfiguration {
  metadata: Metadata;
  webhooks: Array<{
    name: string;
    failurePolicy: 'Fail' | 'Ignore';
    /** Null for a webhook called by URL. */
    service: { namespace: string; name: string } | null;
  }>;
}

export interface Node {
  metadata: Metadata;
  unschedulable: boolean;
  taints: Array<{ key: string; value: string; effect: string }>;
  allocatable: ResourceList;
  capacity: ResourceList;
  conditions: PodCondition[];
  operatingSystem: string;
  kubeletVersion: string;
}

export interface Namespace {
  metadata: Metadata;
  phase: string;
}

/** core/v1 and events.k8s.io alike; times are Unix milliseconds. */
export interface ClusterEvent {
  metadata: Metadata;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  object: { kind: string; namespace: string; name: string; uid: string; fieldPath: string };
  count: number;
  firstSeen: number;
  lastSeen: number;
}
