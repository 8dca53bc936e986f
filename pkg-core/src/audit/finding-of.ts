import type { Finding } from '../vocabulary/finding.ts';
import { workloadKey } from '../vocabulary/workload-ref.ts';
import type { CheckDescription, Hazard } from './check.ts';

/** The hazards of a check as findings: one per subject. Several hazards of one subject become one, with all figures. */
export function findingsOf(check: CheckDescription, cluster: string, hazards: Hazard[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { severity = check.severity, ...hazard } of hazards) {
    const id = `${check.id} ${workloadKey(hazard.subject)}`;
    const earlier = findings.get(id);
    findings.set(id, earlier ? merge(earlier, hazard) : { id, check: check.id, severity, cluster, ...hazard });
  }
  return [...findings.values()];
}

function merge(finding: Finding, { evidence }: Hazard): Finding {
  const known = new Set(finding.evidence.figures.map((entry) => JSON.stringify(entry)));
  const added = evidence.figures.filter((entry) => !known.has(JSON.stringify(entry)));
  const excerpts = [finding.evidence.excerpt, evidence.excerpt].filter((excerpt) => excerpt !== null);
  return {
    ...finding,
    evidence: {
      query: finding.evidence.query,
      figures: [...finding.evidence.figures, ...added],
      excerpt: excerpts.length === 0 ? null : [...new Set(excerpts)].join('\n---\n'),
    },
  };
}
