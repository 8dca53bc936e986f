import { z } from 'zod';
import { Incident, IncidentState, Moment, Occurrence } from '../vocabulary/incident.ts';
import { Severity } from '../vocabulary/severity.ts';

/** `a,b,c` in the query string, an array in code. Kubernetes names hold no commas. */
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
    z.array(item).max(200)
  );
const number = z.coerce.number().int();

/** What narrows incidents down; the same for the list, its summary and its exports. All parts must match. */
export const IncidentFilter = z.object({
  /** Incidents alive at any time in [from, to], Unix milliseconds. */
  from: number.optional(),
  to: number.optional(),
  cluster: list(z.string()).optional(),
  namespace: list(z.string()).optional(),
  /** Workload keys: `Deployment/shop/checkout`. */
  workload: list(z.string()).optional(),
  reason: list(z.string()).optional(),
  severity: list(Severity).optional(),
  state: list(IncidentState).optional(),
  /** Case-insensitive part of workload, pod, container, reason or message. */
  search: z.string().max(200).optional(),
});
export type IncidentFilter = z.infer<typeof IncidentFilter>;

export const IncidentQuery = IncidentFilter.extend({
  sort: z.enum(['lastSeen', 'severity', 'occurrences']).default('lastSeen'),
  limit: number.min(1).max(500).default(100),
  /** From the previous page's `nextCursor`. */
  cursor: z.string().max(500).optional(),
});
export type IncidentQuery = z.infer<typeof IncidentQuery>;

export const IncidentPage = z.object({
  incidents: z.array(Incident),
  nextCursor: z.string().nullable(),
  /** All that match, on every page. */
  total: z.number().int(),
  asOf: Moment,
});
export type IncidentPage = z.infer<typeof IncidentPage>;

export const SeverityCounts = z.record(Severity, z.number().int());
const Facet = z.array(z.object({ value: z.string(), count: z.number().int() }));

/** Incidents that match the filter, counted. */
export const IncidentSummary = z.object({
  total: z.number().int(),
  open: z.number().int(),
  bySeverity: SeverityCounts,
  /** Most frequent first, at most 200 each. */
  facets: z.object({
    cluster: Facet,
    namespace: Facet,
    workload: Facet,
    reason: Facet,
    severity: Facet,
    state: Facet,
  }),
  /** Occurrences per slice of [from, to]; `width` in milliseconds. Empty when `from` or `to` is not given. */
  histogram: z.array(z.object({ start: Moment, width: z.number().int(), counts: SeverityCounts })),
  ignored: z.array(z.object({ rule: z.string(), count: z.number().int() })),
  asOf: Moment,
});
export type IncidentSummary = z.infer<typeof IncidentSummary>;

/** A Kubernetes event about the pod or workload of an incident. */
export const RelatedEvent = z.object({
  type: z.enum(['Normal', 'Warning']),
  reason: z.string(),
  message: z.string(),
  object: z.string(),
  count: z.number().int(),
  firstSeen: Moment,
  lastSeen: Moment,
});
export type RelatedEvent = z.infer<typeof RelatedEvent>;

/** What the container was asked to run, when it broke. Quantities are cores and bytes; null where not set. */
export const ContainerContext = z.object({
  image: z.string(),
  cpuRequest: z.number().nullable(),
  cpuLimit: z.number().nullable(),
  memoryRequest: z.number().nullable(),
  memoryLimit: z.number().nullable(),
  probes: z.array(z.enum(['liveness', 'readiness', 'startup'])),
});
export type ContainerContext = z.infer<typeof ContainerContext>;

/** One stored log of an incident. */
export const StoredLog = z.object({
  /** Which instance of the container: the one that died, or the one that runs now. */
  which: z.enum(['previous', 'current']),
  pod: z.string(),
  container: z.string(),
  capturedAt: Moment,
  lines: z.number().int(),
  bytes: z.number().int(),
  truncated: z.boolean(),
});
export type StoredLog = z.infer<typeof StoredLog>;

export const IncidentDetail = z.object({
  incident: Incident,
  /** Latest first, at most 100. */
  occurrences: z.array(Occurrence),
  /** Latest first, at most 50; empty once the cluster has forgotten them. */
  events: z.array(RelatedEvent),
  context: ContainerContext.nullable(),
  logs: z.array(StoredLog),
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

/** A captured log. Each line starts with its RFC 3339 time stamp and a space, as the kubelet gives it. */
export const IncidentLog = StoredLog.extend({ text: z.string() });
export type IncidentLog = z.infer<typeof IncidentLog>;
