import { z } from 'zod';
import { Incident, IncidentStatus, Moment, Occurrence } from '../vocabulary/incident.ts';
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
  state: list(IncidentStatus).optional(),
  /** Fingerprints of the error in the log: {@link LogState}. */
  fingerprint: list(z.string()).optional(),
  /** Only incidents that began soon after a change of their workload. */
  afterChange: z.literal('true').optional(),
  /** Only incidents first seen at `from` or later: new in the time range, not older ones that go on. */
  startedInRange: z.literal('true').optional(),
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
/** `label`: what to show where the value itself says nothing to a reader. */
const Facet = z.array(z.object({ value: z.string(), count: z.number().int(), label: z.string().optional() }));

/** Incidents that match the filter, counted. */
export const IncidentSummary = z.object({
  total: z.number().int(),
  /** Status `open`: neither acknowledged nor muted. */
  open: z.number().int(),
  bySeverity: SeverityCounts,
  /** Most frequent first, at most 200 each. */
  facets: z.object({
    cluster: Facet,
    namespace: Facet,
    workload: Facet,
    reason: Facet,
    severity: Facet,
    /** By {@link IncidentStatus}. */
    state: Facet,
    /** Errors that were seen in more than one incident; the label is a line of it. */
    fingerprint: Facet,
  }),
  /** Of those that match, how many began soon after a change of their workload. */
  afterChange: z.number().int(),
  /** Of those that match, how many were first seen at `from` or later. Absent when `from` is not given. */
  startedInRange: z.number().int().optional(),
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

/** What somebody did to an incident, or what expired of it. */
export const IncidentAction = z.object({
  at: Moment,
  /** Empty when it expired by itself. */
  author: z.string(),
  action: z.enum(['acknowledge', 'unacknowledge', 'mute', 'unmute', 'note', 'expire']),
  until: Moment.nullable(),
  text: z.string(),
});
export type IncidentAction = z.infer<typeof IncidentAction>;

const ids = z
  .array(z.string().regex(/^[0-9a-f]{16}$/, 'an incident id is 16 hexadecimal digits'))
  .min(1)
  .max(100);
const words = z.string().trim().max(2000);

/** Acknowledge, mute or annotate up to 100 incidents at once. `until` null: until the incident ends. */
export const MarkRequest = z.discriminatedUnion('action', [
  z.object({ action: z.literal('acknowledge'), ids, until: Moment.nullable(), text: words.default('') }),
  z.object({ action: z.literal('unacknowledge'), ids }),
  z.object({ action: z.literal('mute'), ids, until: Moment.nullable(), text: words.default('') }),
  z.object({ action: z.literal('unmute'), ids }),
  /** An empty text removes the note. */
  z.object({ action: z.literal('note'), ids, text: words }),
]);
export type MarkRequest = z.infer<typeof MarkRequest>;

/** The incidents as they are now. `unknown`: ids the store does not have (any more). */
export const MarkAnswer = z.object({ incidents: z.array(Incident), unknown: z.array(z.string()) });
export type MarkAnswer = z.infer<typeof MarkAnswer>;

/** Where else the same error was seen in a log. */
export const SimilarIncidents = z.object({
  /** Other incidents with the same fingerprint, at most 20, latest first. */
  incidents: z.array(
    Incident.pick({
      id: true,
      cluster: true,
      workload: true,
      container: true,
      reason: true,
      lastSeen: true,
      state: true,
    })
  ),
  total: z.number().int(),
});
export type SimilarIncidents = z.infer<typeof SimilarIncidents>;

export const IncidentDetail = z.object({
  incident: Incident,
  /** Latest first, at most 100. */
  occurrences: z.array(Occurrence),
  /** Latest first, at most 50; kept as long as the incident, also when the cluster has forgotten them. */
  events: z.array(RelatedEvent),
  context: ContainerContext.nullable(),
  logs: z.array(StoredLog),
  /** Latest first, at most 100. */
  actions: z.array(IncidentAction),
  similar: SimilarIncidents,
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

/** A captured log. Each line starts with its RFC 3339 time stamp and a space, as the kubelet gives it. */
export const IncidentLog = StoredLog.extend({ text: z.string() });
export type IncidentLog = z.infer<typeof IncidentLog>;
