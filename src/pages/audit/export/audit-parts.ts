import { t } from '@grafana/i18n';
import type { Check } from '@vigil/core/audit/check';
import type { AuditExport, ComparedWith, ExemptFinding } from '@vigil/core/audit/report/audit-export';
import type { FindingState } from '@vigil/core/audit/history/compare-audits';
import type { CategoryScore } from '@vigil/core/audit/score';
import type { Finding } from '@vigil/core/vocabulary/finding';
import { severityName } from '../../../components/SeverityBadge';
import type { AuditEntry } from '../audit-entry';
import type { AuditState } from '../audit-url';
import { categoryName } from '../category-name';
import { stateName } from '../history/state-name';
import { notCheckedName } from '../unchecked/not-checked-name';

/** What the page shows, as far as a report of it tells. */
export interface AuditParts {
  state: AuditState;
  scores: readonly CategoryScore[];
  /** Of the chosen clusters, before the other filters. */
  entries: readonly AuditEntry[];
  findings: readonly Finding[];
  exempt: readonly ExemptFinding[];
  /** Null where the page compares with nothing, or can not. */
  comparison: ComparedWith | null;
  /** Findings in which states are shown since the moment that is compared with; none: all of them. */
  status: readonly FindingState[];
  notChecked: readonly AuditEntry[];
  /** Unix milliseconds. */
  metricsAt: number | undefined;
  objectsAt: number | undefined;
  /** The data source's name. */
  source: string | undefined;
  /** All that a finding may name. */
  checks: readonly Check[];
}

/** The page as a report; `versions` and `link` are the caller's to find out. */
export function auditExport(parts: AuditParts, versions: AuditExport['versions'], link: string): AuditExport {
  const { scores, entries, findings, exempt, comparison, notChecked, metricsAt, objectsAt, source } = parts;
  const found = new Set([...findings, ...(comparison?.fixed ?? [])].map(({ check }) => check));
  const checks = parts.checks.filter(({ id }) => found.has(id));
  return {
    ...{ scores, findings, exempt, comparison, notChecked, checks, versions, link },
    clusters: [...new Set(entries.map(({ cluster }) => cluster).filter((name) => name !== ''))].sort(),
    source: source ?? null,
    metricsAt: metricsAt ?? null,
    objectsAt: objectsAt ?? null,
    filters: filtersOf(parts),
  };
}

/** The filters that are set, as the bar names them. */
export function filtersOf({
  state,
  comparison,
  status,
}: Pick<AuditParts, 'state' | 'comparison' | 'status'>): AuditExport['filters'] {
  const { cluster, namespace, workload, severity, category, search, notChecked } = state;
  const plain = (name: string, label: string, values: readonly string[]) => ({ name, label, values, words: values });
  const filters = [
    plain('cluster', t('frame.filter.cluster', 'cluster'), cluster),
    plain('namespace', t('frame.filter.namespace', 'namespace'), namespace),
    plain('workload', t('frame.filter.workload', 'workload'), workload),
    {
      ...{ name: 'severity', label: t('frame.filter.severity', 'severity') },
      ...{ values: severity, words: severity.map(severityName) },
    },
    {
      ...{ name: 'category', label: t('audit.filter.category', 'category') },
      ...{ values: category, words: category.map(categoryName) },
    },
    {
      ...{ name: 'status', label: t('audit.history.filter', 'since then') },
      // Without a comparison it narrows nothing.
      ...{ values: comparison ? status : [], words: status.map(stateName) },
    },
    {
      ...{ name: 'notChecked', label: t('audit.filter.not-checked', 'not checked') },
      values: notChecked === 'all' ? [] : [notChecked],
      words: [notCheckedName(notChecked)],
    },
    plain('search', t('audit.filter.search', 'search'), [search.trim()].filter(Boolean)),
  ];
  return filters.filter(({ values }) => values.length > 0);
}
