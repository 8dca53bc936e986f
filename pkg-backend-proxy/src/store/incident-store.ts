import type {
  ContainerContext,
  IncidentAction,
  IncidentFilter,
  IncidentLog,
  IncidentQuery,
  IncidentSummary,
  MarkAnswer,
  MarkRequest,
  RelatedEvent,
  SimilarIncidents,
  StoredLog,
} from '@vigil/core/contract/incidents';
import type { Health } from '@vigil/core/contract/health';
import type { ContainerException, Recovery, WorkloadRecovery } from '@vigil/core/exceptions/exception';
import type { Incident, IncidentStatus, Occurrence, RecentChange } from '@vigil/core/vocabulary/incident';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';

/** One exception of one pod, job or node, ready to be remembered. */
export interface Happening {
  workload: WorkloadRef;
  exception: ContainerException;
  /** The pod it happened in; for a node, or a Job without pods, that object itself. */
  pod: string;
  podUid: string;
  /** The object whose recovery or end ends this trouble: the pod, node or Job. */
  holderUid: string;
  node: string | null;
  context: ContainerContext | null;
  /** Of the workload, shortly before. */
  change: RecentChange | null;
}

/** A Kubernetes event worth keeping, or a later state of one: `uid` is the event's own. */
export interface SeenEvent extends RelatedEvent {
  uid: string;
  workload: WorkloadRef;
}

/** What one look at one object brought. Stored as a whole or not at all: first the happenings, then the recoveries. */
export interface Recording {
  cluster: string;
  happenings: Happening[];
  ignored: Array<{ rule: string; namespace: string; fingerprint: string; at: number }>;
  recoveries: Array<Recovery & { holderUid: string }>;
  /** Applied last. */
  workloadRecoveries: WorkloadRecovery[];
  events: SeenEvent[];
}

/** A log to fetch, kept until it was fetched or given up, so that a restart forgets none. */
export interface LogTarget {
  incident: string;
  cluster: string;
  namespace: string;
  pod: string;
  podUid: string;
  container: string;
  /** The instance that broke; null when it is not known. */
  containerId: string | null;
}

export interface Recorded {
  /** Each incident that changed, as it is now. */
  incidents: Incident[];
  /** Ids of incidents that became part of another one. */
  removed: string[];
  /** Logs to fetch. */
  wanted: LogTarget[];
  /** Happenings that were not known before. */
  fresh: Happening[];
}

/** How a capture ended. */
export type CaptureOutcome =
  | { status: 'captured'; which: StoredLog['which']; text: string; truncated: boolean }
  | { status: 'gone' | 'failed' | 'dropped'; detail: string };

export interface StoredIncident {
  incident: Incident;
  /** Latest first, at most 100. */
  occurrences: Occurrence[];
  context: ContainerContext | null;
  logs: StoredLog[];
  /** About the same workload, around the time of the incident; latest first, at most 50. */
  events: RelatedEvent[];
  /** Latest first, at most 100. */
  actions: IncidentAction[];
  similar: SimilarIncidents;
}

/** A pod, node or job that was in trouble when last heard of. */
export interface Troubled {
  holderUid: string;
  isNode: boolean;
  /** Null when it is in trouble as a whole. */
  container: string | null;
}

/** Open incidents by what a chart may show. */
export interface OpenCount {
  cluster: string;
  workload: WorkloadRef;
  reason: string;
  count: number;
}

export interface StatusCount {
  cluster: string;
  status: IncidentStatus;
  count: number;
}

/** A recording that can never be stored, however often it is tried; nothing of its batch was. */
export class InvalidRecording extends Error {}

/** The cursor is none of this store's; the message says so. */
export class InvalidCursor extends Error {}

/**
 * What the proxy remembers. Every method may reject when the database does; `health` never does. Moments are Unix
 * milliseconds.
 */
export interface IncidentStore {
  /**
   * All recordings in one transaction. A happening with a known fingerprint changes nothing. Rejects with
   * {@link InvalidRecording} when the recordings are at fault and not the store.
   */
  record(recordings: Recording[]): Promise<Recorded>;
  /** Ends the capture of a log. What was captured once is never replaced by a failure. Undefined: no such incident. */
  finishCapture(target: LogTarget, outcome: CaptureOutcome, at: number): Promise<Incident | undefined>;
  /** Rejects with nothing changed when the store does not take it. */
  mark(request: MarkRequest, author: string, now: number): Promise<MarkAnswer>;
  /** Takes away marks whose time is over; gives the incidents that changed. */
  expireMarks(now: number): Promise<Incident[]>;
  /** Captures that were begun and not finished, oldest first. */
  unfinishedCaptures(): Promise<LogTarget[]>;
  /** One page; throws {@link InvalidCursor}. */
  list(query: IncidentQuery): Promise<{ incidents: Incident[]; nextCursor: string | null; total: number }>;
  summarise(filter: IncidentFilter): Promise<Omit<IncidentSummary, 'asOf'>>;
  find(id: string): Promise<StoredIncident | undefined>;
  /** Without `which`: the log of the instance that died, else of the one that runs. */
  log(id: string, which?: StoredLog['which']): Promise<IncidentLog | undefined>;
  troubled(cluster: string): Promise<Troubled[]>;
  /** Most frequent first, at most `limit`. */
  openCounts(limit: number): Promise<OpenCount[]>;
  /** Open incidents by cluster and whether somebody took them on; none is no entry. */
  openStatuses(): Promise<StatusCount[]>;
  ignored(): Promise<Health['ignored']>;
  /** Until when this cluster was watched; null when never. */
  watermark(cluster: string): Promise<number | null>;
  setWatermark(cluster: string, at: number): Promise<void>;
  /**
   * Removes what is older than `before`, then the oldest logs and incidents until at most `maxBytes` are used. `ids`: of
   * the incidents removed.
   */
  prune(before: number, maxBytes: number, now: number): Promise<{ incidents: number; logs: number; ids: string[] }>;
  health(): Promise<Health['store'] & { bytes: number }>;
  close(): Promise<void>;
}
