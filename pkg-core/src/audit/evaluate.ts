import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';
import type { AuditReport } from '../vocabulary/finding.ts';
import { ApiAudit } from './api-audit.ts';
import { apiChecks } from './catalogue.ts';
import type { ApiCheck } from './check.ts';
import { finish } from './finish.ts';

/**
 * Every API check over what the proxy holds of a cluster. Never throws: a check without its data, or one that stumbles
 * over bad data, is unknown and says why. `now` in Unix milliseconds.
 */
export function evaluateApiChecks(
  snapshot: ClusterSnapshot,
  now: number,
  checks: readonly ApiCheck[] = apiChecks
): AuditReport {
  return finish(new ApiAudit(checks).evaluate(snapshot, now));
}
