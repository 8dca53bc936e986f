import { z } from 'zod';
import { Severity } from './severity.ts';
import { WorkloadRef } from './workload-ref.ts';

/** A moment in Unix milliseconds. */
export const Moment = z.number().int();

export const containerRoles = ['main', 'init', 'sidecar', 'ephemeral'] as const;
export const ContainerRole = z.enum(containerRoles);
export type ContainerRole = z.infer<typeof ContainerRole>;

/**
 * open: seen and not yet over · recovered: the same workload is well again · gone: the pod or workload no longer exists.
 */
export const incidentStates = ['open', 'recovered', 'gone'] as const;
export const IncidentState = z.enum(incidentStates);
export type IncidentState = z.infer<typeof IncidentState>;

/**
 * none: this reason leaves no log (an image that was never pulled) · pending: being fetched · captured: stored ·
 * gone: the kubelet no longer had it · failed: could not be fetched, `detail` says why · dropped: the queue was full.
 */
export const LogState = z.object({
  status: z.enum(['none', 'pending', 'captured', 'gone', 'failed', 'dropped']),
  lines: z.number().int(),
  bytes: z.number().int(),
  /** True when older lines were left out by the line or the byte cap. */
  truncated: z.boolean(),
  /** Why it is gone or failed, in the words of the API server or kubelet. Empty otherwise. */
  detail: z.string(),
});
export type LogState = z.infer<typeof LogState>;

/** One trouble of one workload, however often and in however many pods it occurred. */
export const Incident = z.object({
  /** 16 hexadecimal digits, derived from {@link incidentKey}: the same trouble has the same id for ever. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  cluster: z.string(),
  workload: WorkloadRef,
  /** Null when the pod or node as a whole is in trouble. */
  container: z.string().nullable(),
  containerRole: ContainerRole.nullable(),
  /** Kubernetes' own word where there is one: OOMKilled, CrashLoopBackOff, Evicted, LivenessKilled … */
  reason: z.string(),
  exitCode: z.number().int().nullable(),
  signal: z.number().int().nullable(),
  severity: Severity,
  state: IncidentState,
  /** What Kubernetes, the container or its log said last; may be empty, may have several lines. */
  message: z.string(),
  /** Of the latest occurrence. */
  pod: z.string(),
  node: z.string().nullable(),
  image: z.string().nullable(),
  restartCount: z.number().int(),
  occurrences: z.number().int().positive(),
  firstSeen: Moment,
  lastSeen: Moment,
  /** When it recovered or went; null while open. */
  endedAt: Moment.nullable(),
  log: LogState,
});
export type Incident = z.infer<typeof Incident>;

/** One time that an incident happened. */
export const Occurrence = z.object({
  at: Moment,
  pod: z.string(),
  podUid: z.string(),
  node: z.string().nullable(),
  image: z.string().nullable(),
  containerId: z.string().nullable(),
  restartCount: z.number().int(),
  exitCode: z.number().int().nullable(),
  signal: z.number().int().nullable(),
  message: z.string(),
});
export type Occurrence = z.infer<typeof Occurrence>;

/** What makes two occurrences the same incident. */
export interface IncidentIdentity {
  cluster: string;
  workload: WorkloadRef;
  container: string | null;
  reason: string;
  exitCode: number | null;
}

/** The incident's identity as one text: cluster + workload + container + reason + exit code. */
export function incidentKey(identity: IncidentIdentity): string {
  const { cluster, workload, container, reason, exitCode } = identity;
  return [cluster, workload.kind, workload.namespace, workload.name, container ?? '', reason, exitCode ?? ''].join(
    '\u0000'
  );
}

/** FNV-1a, 64 bit, over UTF-16 code units, as 16 hexadecimal digits. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function incidentId(identity: IncidentIdentity): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of incidentKey(identity)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
