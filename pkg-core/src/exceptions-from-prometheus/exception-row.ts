import type { Severity } from '../vocabulary/severity.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';

/**
 * What Prometheus showed of a trouble. waiting, terminated: the state of a container · ended: how its instance before
 * ended · restarted: only that it was restarted · starting, unready, unschedulable, phase: of the pod as a whole · job ·
 * rollout · node.
 */
export const signs = [
  'waiting',
  'terminated',
  'ended',
  'restarted',
  'starting',
  'unready',
  'unschedulable',
  'phase',
  'job',
  'rollout',
  'node',
] as const;
export type Sign = (typeof signs)[number];

/** One trouble of one workload in a time range, as far as kube-state-metrics tells. Null: it cannot be known. */
export interface ExceptionRow {
  /** Unique within an answer. */
  id: string;
  cluster: string;
  workload: WorkloadRef;
  /** Null also when the pod, the Job, the rollout or the node as a whole is in trouble. */
  container: string | null;
  /** Null: something is wrong, and no metric says what. */
  reason: string | null;
  severity: Severity | null;
  /**
   * What the metrics say beyond the reason, in Kubernetes' words: why a Job failed, in which phase a pod is, what a
   * rollout lacks; or empty.
   */
  detail: string;
  sign: Sign;
  /** Of the latest instance that ended; null also when pods differ. */
  exitCode: number | null;
  /** Names, sorted. */
  pods: string[];
  /** In the time range; null also where restarts mean nothing (a node, a rollout, a pod that never started). */
  restarts: number | null;
  /** Earliest moment in the time range, Unix milliseconds, as exact as samples are; null: unknown, or `beganEarlier`. */
  firstSeen: number | null;
  /** It was so already when the time range began. */
  beganEarlier: boolean;
  lastSeen: number | null;
  /** Whether it is so at the end of the time range. */
  state: 'now' | 'was' | null;
  /** PromQL that shows it over time. */
  query: string;
}
