import { t } from '@grafana/i18n';
import { auditCategories, type Finding } from '@vigil/core/vocabulary/finding';
import { severities } from '@vigil/core/vocabulary/severity';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { Filter, FilterOption } from '../../components/FilterBar';
import { severityName } from '../../components/SeverityBadge';
import type { AuditEntry } from './audit-entry';
import type { AuditState } from './audit-url';
import { categoryName } from './category-name';

/** The filters of the page's bar: shared ones first, in the order of all pages. Options count findings. */
export function auditFilters(
  state: AuditState,
  setState: (patch: Partial<AuditState>) => void,
  entries: readonly AuditEntry[]
): Filter[] {
  const findings = entries.flatMap(({ check, result }) => result.findings.map((finding) => ({ check, finding })));
  const count = (keep: (finding: Finding) => boolean) => findings.filter(({ finding }) => keep(finding)).length;
  return [
    {
      name: 'cluster',
      label: t('frame.filter.cluster', 'cluster'),
      options: [...new Set(entries.map(({ cluster }) => cluster))]
        .filter((cluster) => cluster !== '')
        .map((cluster) => ({ value: cluster, count: count((finding) => finding.cluster === cluster) })),
      values: state.cluster,
      onChange: (cluster) => setState({ cluster }),
    },
    {
      name: 'namespace',
      label: t('frame.filter.namespace', 'namespace'),
      options: counted(findings.map(({ finding }) => finding.subject.namespace)),
      values: state.namespace,
      onChange: (namespace) => setState({ namespace }),
    },
    {
      name: 'workload',
      label: t('frame.filter.workload', 'workload'),
      options: counted(findings.map(({ finding }) => workloadKey(finding.subject))),
      values: state.workload,
      onChange: (workload) => setState({ workload }),
    },
    {
      name: 'severity',
      label: t('frame.filter.severity', 'severity'),
      options: severities.map((severity) => ({
        value: severity,
        label: severityName(severity),
        count: count((finding) => finding.severity === severity),
      })),
      values: state.severity,
      onChange: (values) => setState({ severity: severities.filter((severity) => values.includes(severity)) }),
    },
    {
      name: 'category',
      label: t('audit.filter.category', 'category'),
      options: auditCategories.map((category) => ({
        value: category,
        label: categoryName(category),
        count: findings.filter(({ check }) => check.category === category).length,
      })),
      values: state.category,
      onChange: (values) => setState({ category: auditCategories.filter((category) => values.includes(category)) }),
    },
  ];
}

function counted(values: string[]): FilterOption[] {
  const counts = new Map<string, number>();
  values.filter((value) => value !== '').forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}
