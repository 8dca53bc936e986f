import { z } from 'zod';
import { Moment } from '../vocabulary/incident.ts';

/**
 * The checks that the team wrote into the configuration of the proxy. As they are written there: `readCustomChecks`
 * makes checks of them.
 */
export const CustomCheckReport = z.object({
  checks: z.array(z.looseObject({ id: z.string() })),
  /** When they were read; null: none are configured. */
  loadedAt: Moment.nullable(),
  /** Why the file as it is now is not used; those before are. */
  faults: z.array(z.string()),
});
export type CustomCheckReport = z.infer<typeof CustomCheckReport>;
