import { t } from '@grafana/i18n';
import type { IncidentSummary } from '@vigil/core/contract/incidents';
import { incidentStatuses } from '@vigil/core/vocabulary/incident';
import { severities } from '@vigil/core/vocabulary/severity';
import { parseWorkloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { Filter, FilterOption } from '../../components/FilterBar';
import { severityName } from '../../components/SeverityBadge';
import type { ExceptionsState } from './exceptions-url';
import { stateName } from './state-name';

type Facets = IncidentSummary['facets'];

/** Characters of an error line that fit into a list of choices. */
const errorLength = 60;

/** The filters of the page's bar: shared ones first, in the order of all pages. Options come with their counts. */
export function exceptionsFilters(
  state: ExceptionsState,
  setState: (patch: Partial<ExceptionsState>) => void,
  summary: Pick<IncidentSummary, 'facets' | 'afterChange' | 'startedInRange'> | undefined
): Filter[] {
  const facets = summary?.facets;
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
  const listed = (
    name: 'cluster' | 'namespace' | 'workload' | 'reason',
    label: string,
    text?: typeof workloadLabel
  ) => ({
    name,
    label,
    options: options(name, text),
    values: state[name],
    onChange: (values: string[]) => setState({ [name]: values }),
  });
  const switched = (name: 'afterChange' | 'startedInRange', label: string): Filter => ({
    name,
    label,
    isSwitch: true,
    options: [{ value: 'true', count: summary?.[name] }],
    values: state[name] ? ['true'] : [],
    onChange: (values) => setState({ [name]: values.length > 0 }),
  });
  return [
    listed('cluster', t('frame.filter.cluster', 'cluster')),
    listed('namespace', t('frame.filter.namespace', 'namespace')),
    listed('workload', t('frame.filter.workload', 'workload'), workloadLabel),
    {
      name: 'severity',
      label: t('frame.filter.severity', 'severity'),
      options: ordered('severity', severities, severityName),
      values: state.severity,
      onChange: (values) => setState({ severity: known(severities, values) }),
    },
    listed('reason', t('exceptions.filter.reason', 'reason')),
    {
      name: 'state',
      label: t('exceptions.filter.state', 'state'),
      options: ordered('state', incidentStatuses, stateName),
      values: state.state,
      onChange: (values) => setState({ state: known(incidentStatuses, values) }),
    },
    {
      name: 'fingerprint',
      label: t('exceptions.filter.fingerprint', 'same error'),
      options: withChosen(facets?.fingerprint ?? [], state.fingerprint).map(({ value, count, label }) => ({
        value,
        count,
        label: errorLabel(value, label),
      })),
      values: state.fingerprint,
      onChange: (fingerprint) => setState({ fingerprint }),
    },
    switched('afterChange', t('exceptions.filter.after-change', 'after a deploy')),
    // A proxy that does not count them does not filter by it either.
    ...(summary?.startedInRange !== undefined || state.startedInRange
      ? [switched('startedInRange', t('exceptions.filter.started', 'new in this time range'))]
      : []),
  ];
}

function workloadLabel(key: string): string {
  const ref = parseWorkloadKey(key);
  return ref ? `${ref.namespace} / ${ref.name} (${ref.kind})` : key;
}

/** A line of the error, cut; without one, the start of its fingerprint. */
function errorLabel(fingerprint: string, line = ''): string {
  const text = line.trim();
  return text === ''
    ? `#${fingerprint.slice(0, 8)}`
    : text.length > errorLength
      ? `${text.slice(0, errorLength)}…`
      : text;
}

/** A fingerprint that only one incident has is in no facet, but may be in a link. */
function withChosen(facet: Facets['fingerprint'], chosen: readonly string[]): Facets['fingerprint'] {
  const missing = chosen.filter((value) => !facet.some((entry) => entry.value === value));
  return [...missing.map((value) => ({ value, count: 1 })), ...facet];
}

function known<Value extends string>(values: readonly Value[], chosen: string[]): Value[] {
  return values.filter((value) => chosen.includes(value));
}
