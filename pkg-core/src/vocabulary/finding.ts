import { z } from 'zod';
import { Moment } from './incident.ts';
import { LocalText } from './local-text.ts';
import { Severity } from './severity.ts';
import { WorkloadRef } from './workload-ref.ts';

/** The three questions of the audit, and whether they can be answered at all. */
export const auditCategories = ['availability', 'stability', 'resources', 'coverage'] as const;
export const AuditCategory = z.enum(auditCategories);
export type AuditCategory = z.infer<typeof AuditCategory>;

/** What a finding rests on. */
export const Evidence = z.object({
  /** Figures with their unit and window already written out: `{ "Replicas on node-2": "3 of 3" }`. */
  figures: z.array(z.object({ label: LocalText, value: z.string() })),
  /** The PromQL that gave the figures, if it came from Prometheus. */
  query: z.string().nullable(),
  /** The fields of the object that decided it, as YAML, if it came from the API. */
  excerpt: z.string().nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** One hazard of one subject. */
export const Finding = z.object({
  /** `HA-12 Deployment/shop/checkout`, unique within a cluster. */
  id: z.string(),
  check: z.string(),
  severity: Severity,
  cluster: z.string(),
  /** The top owner: one finding per workload, its pods are evidence. */
  subject: WorkloadRef,
  /** One sentence with the figures: `3 of 3 replicas on node-2`. */
  summary: LocalText,
  evidence: Evidence,
  /** The node the hazard hangs on: what is found there falls with it. Absent where no single node matters. */
  node: z.string().optional(),
  /** Its namespace belongs to the cluster itself, or is not for production (then `severity` is one step lower). */
  namespaceClass: z.enum(['system', 'non-production']).optional(),
});
export type Finding = z.infer<typeof Finding>;

/** `unknown` is no pass: the data that would decide is missing, `why` says which. */
export const CheckStatus = z.enum(['pass', 'fail', 'unknown', 'not-applicable']);
export type CheckStatus = z.infer<typeof CheckStatus>;

export const CheckResult = z.object({
  check: z.string(),
  status: CheckStatus,
  /** Why it is unknown or not applicable, and how to get the data. Null for pass and fail. */
  why: LocalText.nullable(),
  /** How many subjects were examined. */
  examined: z.number().int(),
  findings: z.array(Finding),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** All results of one evaluation of a cluster. */
export const AuditReport = z.object({
  cluster: z.string(),
  evaluatedAt: Moment,
  results: z.array(CheckResult),
  /** System and non-production namespaces by name, to grade findings from elsewhere alike; absent where they are not known. */
  namespaceClasses: z.record(z.string(), z.enum(['system', 'non-production'])).optional(),
});
export type AuditReport = z.infer<typeof AuditReport>;
