import type { PastFinding } from '@vigil/core/audit/history/compare-audits';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { localText } from '../../../i18n/local-text';
import type { AuditState } from '../audit-url';
import type { KnownChecks } from '../custom/known-checks';

type Filters = Pick<AuditState, 'cluster' | 'namespace' | 'workload' | 'severity' | 'category' | 'search'>;

const allows = <Value>(chosen: readonly Value[], value: Value) => chosen.length === 0 || chosen.includes(value);

/** Whether the page's filters let a finding of the past through. */
export function pastMatches(
  { check: id, cluster, severity, subject }: PastFinding,
  filters: Filters,
  known: KnownChecks
): boolean {
  const check = known.byId.get(id);
  const text = filters.search.trim().toLowerCase();
  const words = [id, check ? localText(check.title) : '', cluster, workloadKey(subject)].join(' ').toLowerCase();
  return (
    (check === undefined || allows(filters.category, check.category)) &&
    allows(filters.cluster, cluster) &&
    allows(filters.severity, severity) &&
    allows(filters.namespace, subject.namespace) &&
    allows(filters.workload, workloadKey(subject)) &&
    words.includes(text)
  );
}
