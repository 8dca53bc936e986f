import { t } from '@grafana/i18n';
import type { ExceptionRow } from '@vigil/core/exceptions-from-prometheus/exception-row';
import { severities } from '@vigil/core/vocabulary/severity';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { Filter, FilterOption } from '../../../components/FilterBar';
import { severityName } from '../../../components/SeverityBadge';
import type { Narrowing } from './arrange-exceptions';

/** The filters of the page's bar, with what occurs as options. Clusters only where there are several. */
export function prometheusFilters(
  rows: readonly ExceptionRow[],
  state: Narrowing,
  setState: (patch: Partial<Narrowing>) => void
): Filter[] {
  const clusters = counted(rows.map(({ cluster }) => cluster));
  return [
    ...(clusters.length > 1 || state.cluster.length > 0
      ? [
          {
            name: 'cluster',
            label: t('frame.filter.cluster', 'cluster'),
            options: clusters,
            values: state.cluster,
            onChange: (cluster: string[]) => setState({ cluster }),
          },
        ]
      : []),
    {
      name: 'namespace',
      label: t('frame.filter.namespace', 'namespace'),
      options: counted(rows.map(({ workload }) => workload.namespace)),
      values: state.namespace,
      onChange: (namespace) => setState({ namespace }),
    },
    {
      name: 'workload',
      label: t('frame.filter.workload', 'workload'),
      options: counted(rows.map(({ workload }) => workloadKey(workload))),
      values: state.workload,
      onChange: (workload) => setState({ workload }),
    },
    {
      name: 'severity',
      label: t('frame.filter.severity', 'severity'),
      options: severities.map((value) => ({
        value,
        label: severityName(value),
        count: rows.filter(({ severity }) => severity === value).length,
      })),
      values: state.severity,
      onChange: (values) => setState({ severity: severities.filter((severity) => values.includes(severity)) }),
    },
    {
      name: 'reason',
      label: t('exceptions.filter.reason', 'reason'),
      options: counted(rows.flatMap(({ reason }) => reason ?? [])),
      values: state.reason,
      onChange: (reason) => setState({ reason }),
    },
    {
      name: 'state',
      label: t('exceptions.filter.state', 'state'),
      options: [
        { value: 'open', label: t('exceptions.prometheus.state.now', 'Still so') },
        { value: 'recovered', label: t('exceptions.prometheus.state.was', 'Over') },
      ],
      values: state.state,
      onChange: (values) =>
        setState({ state: (['open', 'recovered'] as const).filter((status) => values.includes(status)) }),
    },
  ];
}

function counted(values: readonly string[]): FilterOption[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== '') {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value.localeCompare(b.value));
}
