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

/** What a reader is shown: the state, and of what is open, whether somebody took it on or wants to hear no more of it. */
export const incidentStatuses = ['open', 'acknowledged', 'muted', 'recovered', 'gone'] as const;
export const IncidentStatus = z.enum(incidentStatuses);
export type IncidentStatus = z.infer<typeof IncidentStatus>;

/** Somebody acknowledged or muted an incident. */
export const Mark = z.object({
  /** Login name in Grafana. */
  author: z.string(),
  at: Moment,
  /** When it ends by itself; null: when the incident ends. */
  until: Moment.nullable(),
  /** Why, in the author's words; may be empty. */
  text: z.string(),
});
export type Mark = z.infer<typeof Mark>;

/** What somebody wrote about an incident. */
export const Note = z.object({ author: z.string(), at: Moment, text: z.string() });
export type Note = z.infer<typeof Note>;

/** A change of the workload's pod template that came shortly before the trouble began. */
export const RecentChange = z.object({
  /** image: the container runs another image than before · template: something else of the pod template changed. */
  what: z.enum(['image', 'template']),
  at: Moment,
  /** Images before and after; null where they are not known or did not change. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type RecentChange = z.infer<typeof RecentChange>;

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
  /** 16 hexadecimal digits of the normalised last error: equal for the same error in other pods; null: none was seen. */
  fingerprint: z.string().nullable(),
  /** The line of the log that tells most of the error, as it was written; empty without a fingerprint. */
  errorLine: z.string(),
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
  /** Null also when the mark has expired. */
  acknowledged: Mark.nullable(),
  muted: Mark.nullable(),
  note: Note.nullable(),
  /** Set when the incident's first occurrence came soon after a change of the workload. */
  change: RecentChange.nullable(),
});
export type Incident = z.infer<typeof Incident>;

/** Muted goes before acknowledged; what ended is neither any more. */
export function statusOf({ state, acknowledged, muted }: Incident): IncidentStatus {
  if (state !== 'open') {
    return state;
  }
  return muted ? 'muted' : acknowledged ? 'acknowledged' : 'open';
}

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
