import { z } from 'zod';
import { Moment } from './incident.ts';
import { WorkloadRef } from './workload-ref.ts';

/** Where an exemption holds. Clusters are named as the findings name them: empty in a data source without cluster labels. */
export const ExemptionScope = z.discriminatedUnion('level', [
  z.object({ level: z.literal('everywhere') }),
  z.object({ level: z.literal('cluster'), cluster: z.string().max(253) }),
  z.object({ level: z.literal('namespace'), cluster: z.string().max(253), namespace: z.string().min(1).max(253) }),
  z.object({
    level: z.literal('subject'),
    cluster: z.string().max(253),
    subject: WorkloadRef.extend({
      kind: z.string().min(1).max(253),
      namespace: z.string().max(253),
      name: z.string().min(1).max(253),
    }),
  }),
]);
export type ExemptionScope = z.infer<typeof ExemptionScope>;

/** Somebody's decision to live with findings for a while. */
export const Exemption = z.object({
  /** 16 hexadecimal digits of a stored one; the place of an annotated one. Unique. */
  id: z.string(),
  /** Kept by the proxy, or written as annotations on an object. */
  source: z.enum(['stored', 'annotation']),
  /** Which checks, any of them: an id (`HA-12`), a family of ids (`ST-*`), a category (`availability`), or all (`*`). */
  checks: z.array(z.string()),
  scope: ExemptionScope,
  reason: z.string(),
  /** Empty where an annotation does not say. */
  author: z.string(),
  /** Null where an annotation does not say. */
  createdAt: Moment.nullable(),
  /** From then on its findings count again; null: never. */
  expiresAt: Moment.nullable(),
  /** Taken back before its time, by whom. */
  revoked: z.object({ at: Moment, author: z.string() }).nullable(),
});
export type Exemption = z.infer<typeof Exemption>;
