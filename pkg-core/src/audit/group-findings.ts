import type { Finding } from '../vocabulary/finding.ts';
import { compareSeverity, type Severity } from '../vocabulary/severity.ts';
import { workloadKey, type WorkloadRef } from '../vocabulary/workload-ref.ts';

/** Findings that belong together, most urgent first. */
export interface FindingGroup {
  /** Unique among the groups of one view. */
  key: string;
  /** The most urgent of its findings. */
  severity: Severity;
  findings: Finding[];
}

export interface WorkloadGroup extends FindingGroup {
  cluster: string;
  subject: WorkloadRef;
}

export interface NodeGroup extends FindingGroup {
  cluster: string;
  node: string;
}

/** One group a check; the key is its id. */
export function groupByCheck(findings: readonly Finding[]): FindingGroup[] {
  return group(findings, (finding) => finding.check);
}

/** One group a subject of a cluster. */
export function groupByWorkload(findings: readonly Finding[]): WorkloadGroup[] {
  return group(findings, ({ cluster, subject }) => `${cluster} ${workloadKey(subject)}`).flatMap((entry) => {
    const first = entry.findings[0];
    return first ? [{ ...entry, cluster: first.cluster, subject: first.subject }] : [];
  });
}

export interface NamespaceGroup extends FindingGroup {
  cluster: string;
  /** Empty for what stands in no namespace. */
  namespace: string;
}

/** One group a namespace of a cluster; what stands in none is one group too. */
export function groupByNamespace(findings: readonly Finding[]): NamespaceGroup[] {
  return group(findings, ({ cluster, subject }) => `${cluster} ${subject.namespace}`).flatMap((entry) => {
    const first = entry.findings[0];
    return first ? [{ ...entry, cluster: first.cluster, namespace: first.subject.namespace }] : [];
  });
}

/** One group a node: what is wrong with it, and what would fall with it. Findings without a node are left out. */
export function groupByNode(findings: readonly Finding[]): NodeGroup[] {
  const placed = findings.filter((finding) => nodeOf(finding) !== null);
  return group(placed, (finding) => `${finding.cluster} ${nodeOf(finding)}`).flatMap((entry) => {
    const first = entry.findings[0];
    const node = first && nodeOf(first);
    return first && node ? [{ ...entry, cluster: first.cluster, node }] : [];
  });
}

/** The node a finding is about or hangs on; null when no single node matters. */
export function nodeOf({ subject, node }: Finding): string | null {
  return subject.kind === 'Node' ? subject.name : (node ?? null);
}

function group(findings: readonly Finding[], keyOf: (finding: Finding) => string): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const members = groups.get(key);
    if (members) {
      members.push(finding);
    } else {
      groups.set(key, [finding]);
    }
  }
  return [...groups]
    .map(([key, members]) => ({ key, findings: [...members].sort(compareFindings) }))
    .flatMap(({ key, findings: sorted }) =>
      sorted[0] ? [{ key, severity: sorted[0].severity, findings: sorted }] : []
    )
    .sort(
      (a, b) =>
        compareSeverity(a.severity, b.severity) ||
        b.findings.length - a.findings.length ||
        a.key.localeCompare(b.key, 'en')
    );
}

function compareFindings(a: Finding, b: Finding): number {
  return compareSeverity(a.severity, b.severity) || a.id.localeCompare(b.id, 'en');
}
