import { apiChecks } from '@vigil/core/audit/catalogue';
import type { CheckDescription } from '@vigil/core/audit/check';
import { applyExemptions } from '@vigil/core/audit/exemptions/apply-exemptions';
import type { CheckResult, Finding } from '@vigil/core/vocabulary/finding';
import type { ExemptionStore } from '../exemptions/exemption-store.ts';
import { knownExemptions } from '../exemptions/known-exemptions.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { AuditCache } from './audit-cache.ts';

/** What the audit says of one cluster: results with their open findings, and those somebody decided to live with. */
export interface OpenFindings {
  cluster: string;
  results: readonly CheckResult[];
  exempt: readonly Finding[];
}

export interface OpenFindingsParts {
  audit: Pick<AuditCache, 'prepare'>;
  exemptions: Pick<ExemptionStore, 'list'>;
  /** Those of the team. */
  custom: readonly CheckDescription[];
  /** Unix milliseconds. */
  now: number;
}

/** Rejects when the exemptions can not be read: without them too much would be told. */
export async function openFindings(
  source: ClusterSource,
  { audit, exemptions, custom, now }: OpenFindingsParts
): Promise<OpenFindings> {
  const known = await knownExemptions(exemptions, [source], now, custom);
  const { cluster, results } = await audit.prepare(source);
  const held = applyExemptions([...apiChecks, ...custom], results, known, now);
  return { cluster, results: held.results, exempt: held.exempt.map(({ finding }) => finding) };
}
