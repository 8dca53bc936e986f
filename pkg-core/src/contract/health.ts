import { z } from 'zod';
import { Moment } from '../vocabulary/incident.ts';

/** The state of one list+watch loop. `stale`: it was synced, and has not been able to hear anything since `since`. */
export const WatchHealth = z.object({
  kind: z.string(),
  state: z.enum(['syncing', 'synced', 'stale', 'forbidden', 'failed']),
  /** When it entered this state. */
  since: Moment,
  objects: z.number().int(),
  lastEventAt: Moment.nullable(),
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
  }),
  logs: z.object({
    queued: z.number().int(),
    captured: z.number().int(),
    gone: z.number().int(),
    failed: z.number().int(),
    /** Not fetched because the queue was full. */
    dropped: z.number().int(),
  }),
  /** What was seen and not made an incident, by the rule that said so. */
  ignored: z.array(z.object({ rule: z.string(), count: z.number().int() })),
});
export type Health = z.infer<typeof Health>;
