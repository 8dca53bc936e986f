import { holdFindings } from '@vigil/core/audit/exemptions/apply-exemptions';
import type { Check } from '@vigil/core/audit/check';
import type { Exemption } from '@vigil/core/vocabulary/exemption';
import { type AuditEntry, findingKey } from '../audit-entry';

export interface SplitEntries {
  /** Every entry, with its open findings. */
  open: AuditEntry[];
  /** The entries that have exempt findings, with these alone. */
  exempt: AuditEntry[];
  /** What exempts a finding, by its {@link findingKey}; the one that ends last first. */
  by: Map<string, Exemption[]>;
}

/** Entries apart: what counts, and what somebody decided to live with. `checks`: all that the entries may name. */
export function splitEntries(
  entries: readonly AuditEntry[],
  inForce: readonly Exemption[],
  checks: readonly Check[]
): SplitEntries {
  const results = entries.map(({ result }) => result);
  const held = holdFindings(checks, results, inForce);
  const by = new Map(held.exempt.map(({ finding, by: exemptions }) => [findingKey(finding), [...exemptions]]));
  return {
    open: entries.map((entry, index) => ({ ...entry, result: held.results[index] ?? entry.result })),
    exempt: entries.flatMap((entry) => {
      const findings = entry.result.findings.filter((finding) => by.has(findingKey(finding)));
      return findings.length > 0 ? [{ ...entry, result: { ...entry.result, findings } }] : [];
    }),
    by,
  };
}
