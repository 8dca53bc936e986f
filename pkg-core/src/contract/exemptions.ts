import { z } from 'zod';
import { Exemption, ExemptionScope } from '../vocabulary/exemption.ts';
import { Moment } from '../vocabulary/incident.ts';
import { LocalText } from '../vocabulary/local-text.ts';
import { WorkloadRef } from '../vocabulary/workload-ref.ts';

/**
 * Stored exemptions in force at most: the next one is refused. Ended ones are kept for `endedDays`, the latest `ended` of
 * them. Of annotated ones, `annotated` are told, and the rest is counted.
 */
export const mostExemptions = { active: 500, ended: 500, endedDays: 90, annotated: 1000 } as const;
/** The longest time an exemption is given without saying "never", milliseconds. */
export const longestExemption = 366 * 86_400_000;
export const longestReason = 1000;
/** Reasons shorter than this say nothing. */
export const shortestReason = 3;

/** Annotations that ask for an exemption and can not be read: they exempt nothing. */
export const InvalidExemption = z.object({
  cluster: z.string(),
  object: WorkloadRef,
  annotation: z.string(),
  value: z.string(),
  /** What may be written there instead. */
  accepted: LocalText,
});
export type InvalidExemption = z.infer<typeof InvalidExemption>;

/** Every exemption, also ended ones, latest first; then the annotated ones. */
export const ExemptionList = z.object({
  exemptions: z.array(Exemption),
  invalid: z.array(InvalidExemption),
  /** Annotations, valid or not, that are left out because they are too many: what they exempt counts as open. */
  leftOut: z.number().int(),
  /** Stored ones that may be in force at once. */
  most: z.number().int(),
  asOf: Moment,
});
export type ExemptionList = z.infer<typeof ExemptionList>;

export const exemptionId = z.string().regex(/^[0-9a-f]{16}$/, 'an exemption id is 16 hexadecimal digits');

/** What an Editor may do. `expiresAt` is never left out: an exemption without an end must be asked for. */
export const ExemptionChange = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('create'),
    checks: z.array(z.string().trim().min(1).max(40)).min(1).max(20),
    scope: ExemptionScope,
    reason: z
      .string()
      .trim()
      .min(shortestReason, 'say why: somebody will read it when it expires')
      .max(longestReason, `at most ${longestReason} characters`),
    /** No later than JavaScript's calendar. */
    expiresAt: z.union([Moment.min(0).max(8.64e15), z.literal('never')]),
  }),
  z.object({ action: z.literal('revoke'), id: exemptionId }),
]);
export type ExemptionChange = z.infer<typeof ExemptionChange>;

/** The exemption as it is now. */
export const ExemptionAnswer = z.object({ exemption: Exemption, asOf: Moment });
export type ExemptionAnswer = z.infer<typeof ExemptionAnswer>;
