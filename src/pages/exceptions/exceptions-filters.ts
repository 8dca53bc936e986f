import { t } from '@grafana/i18n';
import type { IncidentFilter, IncidentSummary } from '@vigil/core/contract/incidents';
import { incidentStates } from '@vigil/core/vocabulary/incident';
import { severities } from '@vigil/core/vocabulary/severity';
import { parseWorkloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { Filter, FilterOption } from '../../components/FilterBar';
import { severityName } from '../../components/SeverityBadge';
import type { UrlState } from '../../url/url-field';
import type { exceptionsUrl } from './exceptions-url';
import { stateName } from './state-name';

type State = UrlState<typeof exceptionsUrl>;
type Facets = IncidentSummary['facets'];

/** The filters of the page's bar: shared ones first, in the order of all pages. Options come with their counts. */
export function exceptionsFilters(
  state: State,
  setState: (patch: Partial<State>) => void,
  facets: Facets | undefined
): Filter[] {
  const options = (name: keyof Facets, label?: (value: string) => string): FilterOption[] =>
    (facets?.[name] ?? []).map(({ value, count }) => ({ value, count, label: label?.(value) }));
  const ordered = <Value extends string>(
    name: keyof Facets,
    values: readonly Value[],
    label: (value: Value) => string
  ) =>
    values.map((value) => ({
      value,
      label: label(value),
      count: facets?.[name].find((facet) => facet.value === value)?.count ?? (facets ? 0 : undefined),
    }));
  return [
    {
      name: 'cluster',
      label: t('frame.filter.cluster', 'cluster'),
      options: options('cluster'),
      values: state.cluster,
      onChange: (cluster) => setState({ cluster }),
    },
    {
      name: 'namespace',
      label: t('frame.filter.namespace', 'namespace'),
      options: options('namespace'),
      values: state.namespace,
      onChange: (namespace) => setState({ namespace }),
    },
    {
      name: 'workload',
      label: t('frame.filter.workload', 'workload'),
      options: options('workload', workloadLabel),
      values: state.workload,
      onChange: (workload) => setState({ workload }),
    },
    {
      name: 'severity',
      label: t('frame.filter.severity', 'severity'),
      options: ordered('severity', severities, severityName),
      values: state.severity,
      onChange: (values) => setState({ severity: known(severities, values) }),
    },
    {
      name: 'reason',
      label: t('exceptions.filter.reason', 'reason'),
      options: options('reason'),
      values: state.reason,
      onChange: (reason) => setState({ reason }),
    },
    {
      name: 'state',
      label: t('exceptions.filter.state', 'state'),
      options: ordered('state', incidentStates, stateName),
      values: state.state,
      onChange: (values) => setState({ state: known(incidentStates, values) }),
    },
  ];
}

/** What the proxy is asked for. `to` is left open while the range ends now: what happens next belongs to it. */
export function incidentFilter(state: State, from: number, to: number | undefined): IncidentFilter {
  const { cluster, namespace, workload, severity, reason, state: states, search } = state;
  return { from, to, cluster, namespace, workload, reason, severity, state: states, search: search.slice(0, 200) };
}

function workloadLabel(key: string): string {
  const ref = parseWorkloadKey(key);
  return ref ? `${ref.namespace} / ${ref.name} (${ref.kind})` : key;
}

function known<Value extends string>(values: readonly Value[], chosen: string[]): Value[] {
  return values.filter((value) => chosen.includes(value));
}
