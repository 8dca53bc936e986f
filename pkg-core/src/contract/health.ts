import { z } from 'zod';
import { Moment } from '../vocabulary/incident.ts';

/** The state of one list+watch loop. `stale`: it was synced, and has not been able to hear anything since `since`. */
export const WatchHealth = z.object({
  kind: z.string(),
  state: z.enum(['syncing', 'synced', 'stale', 'forbidden', 'failed']),
  /** When it entered this state. */
  since: Moment,
  objects: z.number().int(),
  /** Let go because there were more than are held, the longest unseen first; counted since the start of the proxy. */
  dropped: z.number().int().optional(),
  /** When the API server was last heard of on this watch, its signs of life included. */
  lastEventAt: Moment.nullable(),
  /**
   * How far behind the last change was: whole seconds from the API server's stamp on it to its arrival, so that a
   * difference between the two clocks is in it. Null where no change said when it was made.
   */
  lagSeconds: z.number().int().nullable().optional(),
  relists: z.number().int(),
  reconnects: z.number().int(),
  stalls: z.number().int(),
  /** What went wrong last, in the API server's words; null when nothing did. */
  problem: z.string().nullable(),
});
export type WatchHealth = z.infer<typeof WatchHealth>;

export const ClusterHealth = z.object({
  name: z.string(),
  server: z.string(),
  /** `v1.34.1`; null until the API server answered. */
  kubernetesVersion: z.string().nullable(),
  reachable: z.boolean(),
  problem: z.string().nullable(),
  watches: z.array(WatchHealth),
});
export type ClusterHealth = z.infer<typeof ClusterHealth>;

/**
 * Why a log could not be had. queue-full: too many were waiting · pod-deleted, container-removed, restarted: gone before
 * it was fetched · kubelet: the kubelet did not have it · forbidden: rights are missing · throttled: the API server
 * wanted to be left alone · unreachable: API server or kubelet did not answer · refused: any other refusal.
 */
export const logLosses = [
  'queue-full',
  'pod-deleted',
  'container-removed',
  'restarted',
  'kubelet',
  'forbidden',
  'throttled',
  'unreachable',
  'refused',
] as const;
export const LogLoss = z.enum(logLosses);
export type LogLoss = z.infer<typeof LogLoss>;

export const Health = z.object({
  version: z.string(),
  /** Plugin and proxy understand each other when this number is equal. */
  contractVersion: z.number().int(),
  startedAt: Moment,
  now: Moment,
  clusters: z.array(ClusterHealth),
  store: z.object({
    kind: z.enum(['sqlite', 'postgresql']),
    state: z.enum(['ready', 'read-only', 'failed']),
    problem: z.string().nullable(),
    incidents: z.number().int(),
    logBytes: z.number().int(),
    /** All that the store uses on disk. */
    bytes: z.number().int().optional(),
    /** What is kept: ended incidents for so many days, and never more than so many bytes in all. */
    retentionDays: z.number().int().optional(),
    retentionBytes: z.number().int().optional(),
  }),
  logs: z.object({
    queued: z.number().int(),
    captured: z.number().int(),
    gone: z.number().int(),
    failed: z.number().int(),
    /** Not fetched because the queue was full. */
    dropped: z.number().int(),
    /** Why logs are not there, since the start of the proxy; most frequent first. */
    causes: z.array(z.object({ cause: LogLoss, count: z.number().int() })).optional(),
  }),
  /** What was seen and is not stored yet, and what was lost because the store was away too long. */
  recordings: z.object({ waiting: z.number().int(), lost: z.number().int() }).optional(),
  /** Readers of live changes, and the records that slow ones lost since the start of the proxy. */
  streams: z.object({ readers: z.number().int(), dropped: z.number().int() }).optional(),
  /** What was seen and not made an incident, by the rule that said so. */
  ignored: z.array(z.object({ rule: z.string(), count: z.number().int() })),
});
export type Health = z.infer<typeof Health>;
