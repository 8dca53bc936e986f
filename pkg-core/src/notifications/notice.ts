import { z } from 'zod';
import { Moment } from '../vocabulary/incident.ts';
import { LocalText } from '../vocabulary/local-text.ts';
import { Severity } from '../vocabulary/severity.ts';
import { WorkloadRef } from '../vocabulary/workload-ref.ts';

/** Where a notice comes from: an incident of Vigil, an alert of Alertmanager or Grafana, a finding of the audit. */
export const noticeSources = ['incident', 'alert', 'finding'] as const;
export const NoticeSource = z.enum(noticeSources);
export type NoticeSource = z.infer<typeof NoticeSource>;

/** Whom to mention, as the annotations of a namespace or workload say it: names as the channel knows them. */
const Mentions = z.array(z.string());

/** Something people may have to hear of, or hear that it is over: what is routed, grouped and told. */
export const Notice = z.object({
  /** The same for the same trouble, however often it is told: the incident's id, `alert:` and a fingerprint … */
  subject: z.string(),
  source: NoticeSource,
  status: z.enum(['firing', 'resolved']),
  /** When this state began or was last seen. */
  at: Moment,
  /** Since when the trouble lasts. */
  since: Moment,
  /** When it ended; null while it lasts. */
  endedAt: Moment.nullable(),
  severity: Severity,
  cluster: z.string(),
  /** Null for what is about no workload: an alert on a node exporter, say. */
  workload: WorkloadRef.nullable(),
  /** Of the workload, and of an alert. */
  labels: z.record(z.string(), z.string()),
  reason: z.string(),
  /** One line that says what it is. */
  title: LocalText,
  /** What Kubernetes, the log or the alert said; may be empty. */
  message: z.string(),
  /** What it means. */
  why: LocalText.nullable(),
  nextStep: LocalText.nullable(),
  container: z.string().nullable(),
  pod: z.string().nullable(),
  node: z.string().nullable(),
  image: z.string().nullable(),
  occurrences: z.number().int().positive(),
  mentions: Mentions,
  /** Where an alert says more of itself; empty when there is no such page. */
  url: z.string(),
});
export type Notice = z.infer<typeof Notice>;
