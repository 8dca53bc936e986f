import type { Behaviour } from './behaviour/behaviour.ts';
import type { LogStyle } from './logs/log-style.ts';
import type { Planted } from './planted.ts';
import type { Lifecycle } from './workload/lifecycle.ts';

/** One container as the story declares it. Cores and bytes. */
export interface ContainerDeclaration {
  name: string;
  image: string;
  /** A sidecar is an init container that restarts. */
  role: 'main' | 'init' | 'sidecar';
  requests: { cpu?: number; memory?: number; gpu?: number };
  limits: { cpu?: number; memory?: number; gpu?: number };
  ports: Array<{ name: string; containerPort: number }>;
  probes: { liveness: boolean; readiness: boolean };
  env: Array<Record<string, unknown>>;
  /** Middle of what it uses while it runs, and the share of CFS periods in which it is throttled. */
  usage: { cpu: number; memory: number; throttled: number; gpu: number };
  behaviour: Behaviour;
  log: LogStyle;
}

/** A claim per replica of a StatefulSet. `used`: 0 … 1 of the capacity, `sinceStart` in milliseconds. */
export interface ClaimDeclaration {
  name: string;
  capacityBytes: number;
  mountPath: string;
  used(sinceStart: number, ordinal: number): number;
}

export interface AutoscalerDeclaration {
  min: number;
  max: number;
  cpuUtilisation: number;
}

/** What a team deploys, with everything that belongs to it: one file in `story/`. Moments are relative to the world's start. */
export interface WorkloadDeclaration {
  /** A Rollout is a custom kind that runs its pods through ReplicaSets, as Argo Rollouts does. */
  kind: 'Deployment' | 'Rollout' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob' | 'Pod';
  namespace: string;
  name: string;
  replicas: number;
  containers: ContainerDeclaration[];
  /** Replica n runs on the n-th of these, over again when there are fewer. */
  nodes: string[];
  os: 'linux' | 'windows';
  /** How long before the world's start it was created, in milliseconds. */
  age: number;
  spread: boolean;
  strategy: 'RollingUpdate' | 'Recreate';
  nodeSelector: Record<string, string>;
  priorityClass: string | null;
  /** Port of its Service; null: none. */
  servicePort: number | null;
  budget: { minAvailable: number } | { maxUnavailable: number } | null;
  autoscaler: AutoscalerDeclaration | null;
  claim: ClaimDeclaration | null;
  /** A Secret that every pod mounts; null: none. */
  secretVolume: { name: string; secret: string; mountPath: string } | null;
  /** Of the workload object. */
  annotations: Record<string, string>;
  lifecycle: Lifecycle;
  /** Jobs and CronJobs only. */
  job: { schedule: string; every: number; backoffLimit: number; keepSucceeded: number; keepFailed: number } | null;
  planted: Planted[];
}
