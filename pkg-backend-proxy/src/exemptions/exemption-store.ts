import type { NamedCheck } from '@vigil/core/audit/exemptions/check-pattern';
import type { ExemptionContext, ExemptionOutcome } from '@vigil/core/audit/exemptions/change-exemption';
import type { ExemptionChange } from '@vigil/core/contract/exemptions';
import type { Exemption } from '@vigil/core/vocabulary/exemption';

/** The team's exemptions of audit findings. What can not be done is told as a fault, and then nothing is changed. */
export interface ExemptionStore {
  /** Those in force and those that ended not long ago, the latest made first. */
  list(now: number): Promise<Exemption[]>;
  /** `checks`: those that an exemption may name. */
  change(change: ExemptionChange, checks: readonly NamedCheck[], context: ExemptionContext): Promise<ExemptionOutcome>;
}
