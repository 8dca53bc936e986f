import type { Finding } from '@vigil/core/vocabulary/finding';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { localText } from '../../i18n/local-text';
import type { AuditEntry } from './audit-entry';
import type { AuditState } from './audit-url';

type Filters = Pick<AuditState, 'cluster' | 'namespace' | 'workload' | 'severity' | 'category' | 'search'>;

const allows = <Value>(chosen: readonly Value[], value: Value) => chosen.length === 0 || chosen.includes(value);

/** Entries of the chosen clusters. An entry that belongs to no named cluster is always among them. */
export function chooseClusters(entries: readonly AuditEntry[], clusters: readonly string[]): AuditEntry[] {
  return entries.filter(({ cluster }) => cluster === '' || allows(clusters, cluster));
}

/** The findings that all filters let through. */
export function filterFindings(entries: readonly AuditEntry[], filters: Filters): Finding[] {
  const text = filters.search.trim().toLowerCase();
  return entries.flatMap((entry) =>
    entry.result.findings.filter(
      (finding) =>
        allows(filters.category, entry.check.category) &&
        allows(filters.severity, finding.severity) &&
        allows(filters.namespace, finding.subject.namespace) &&
        allows(filters.workload, workloadKey(finding.subject)) &&
        (text === '' || searchText(entry, finding).includes(text))
    )
  );
}

/** Checks without a verdict, unknown or not applicable, that category, severity and search let through. */
export function notCheckedOf(entries: readonly AuditEntry[], filters: Filters): AuditEntry[] {
  const open = entries.filter(({ result: { status } }) => status === 'unknown' || status === 'not-applicable');
  const text = filters.search.trim().toLowerCase();
  return open.filter(
    (entry) =>
      allows(filters.category, entry.check.category) &&
      allows(filters.severity, entry.check.severity) &&
      (text === '' || searchText(entry).includes(text))
  );
}

function searchText({ check, cluster }: AuditEntry, finding?: Finding): string {
  const parts = [check.id, localText(check.title), cluster];
  if (finding) {
    parts.push(workloadKey(finding.subject), localText(finding.summary), finding.node ?? '');
  }
  return parts.join(' ').toLowerCase();
}
