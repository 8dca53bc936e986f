import { t } from '@grafana/i18n';
import type { WhatIfReport } from '@vigil/core/vocabulary/what-if';
import type { Filter } from '../../../components/FilterBar';
import type { AuditState } from '../audit-url';

/** The shared filters that say something of a place: its cluster, and whose harm counts. */
export function whatIfFilters(
  state: AuditState,
  setState: (patch: Partial<AuditState>) => void,
  reports: readonly WhatIfReport[]
): Filter[] {
  const places = reports.flatMap((report) => report.places);
  const workloads = places.flatMap(({ stranded, quorums }) =>
    [...stranded, ...quorums].map(({ workload }) => workload)
  );
  const others = places.flatMap(({ services, budgets }) => [...services, ...budgets]);
  const namespaces = new Set([...workloads, ...others].map(({ namespace }) => namespace));
  return [
    {
      name: 'cluster',
      label: t('frame.filter.cluster', 'cluster'),
      options: reports.map(({ cluster }) => ({ value: cluster })),
      values: state.cluster,
      onChange: (cluster) => setState({ cluster }),
    },
    {
      name: 'namespace',
      label: t('frame.filter.namespace', 'namespace'),
      options: [...namespaces].sort().map((value) => ({ value })),
      values: state.namespace,
      onChange: (namespace) => setState({ namespace }),
    },
  ];
}
