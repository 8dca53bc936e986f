import type { AcceleratorStack } from './accelerator-stacks.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';

/** Cores, or bytes. Undefined: unknown or not set, never zero. */
export interface Figures {
  average?: number;
  max?: number;
  request?: number;
  limit?: number;
}

/**
 * Utilisation is a share (0 … 1), memory bytes. Of a pod: its busiest device's peak, the average over its devices, memory
 * summed over them. `stack` says who measured: dcgm counts whole devices (of a shared one, also what others do on it),
 * hami and ascend what the pod itself does.
 */
export interface GpuFigures {
  stack?: AcceleratorStack;
  average?: number;
  max?: number;
  memoryMax?: number;
  memoryTotal?: number;
}

export const settings = ['cpu-request', 'memory-request', 'memory-limit', 'cpu-limit'] as const;
export type Setting = (typeof settings)[number];

/** A container beyond a threshold: `ratio` is its usage over its own limit or request. */
export interface Pressure {
  container: string;
  ratio: number;
}

/** A pod's request that is another at the end of the window than it was at its start; cores or bytes. */
export interface RequestChange {
  resource: 'cpu' | 'memory';
  before: number;
  now: number;
}

/** One pod by name, over the window: every incarnation of a re-created StatefulSet pod is in it. */
export interface PodRow {
  namespace: string;
  pod: string;
  node?: string;
  /** The pod itself when its owner is not known. */
  owner: WorkloadRef;
  /** Still holds its requests at the end of the window; true as well where kube-state-metrics can not say. */
  alive: boolean;
  /** Samples in the window; 0: cAdvisor has nothing of it. */
  samples: number;
  cpu: Figures;
  memory: Figures;
  gpu?: GpuFigures;
  /** Share (0 … 1) of CFS periods in which its worst container was throttled; undefined: no CPU limit, or not collected. */
  throttled?: number;
  restarts?: number;
  oomKilled?: boolean;
  /** Containers that lack a setting; undefined: unknown. */
  unset?: Partial<Record<Setting, number>>;
  /** Requests that moved while the pod's name lived on (resized in place, or re-created under its name). Undefined: unknown. */
  requestChanges?: RequestChange[];
  /** Containers beyond the policy's thresholds; undefined: not asked, or it failed. */
  pressure: { memory?: Pressure; cpuOfLimit?: Pressure; cpuOfRequest?: Pressure };
}
