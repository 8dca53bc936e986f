import { t } from '@grafana/i18n';
import { findingStates } from '@vigil/core/audit/history/compare-audits';
import type { Filter } from '../../../components/FilterBar';
import type { HistoryState } from './history-url';
import { stateName } from './state-name';

/** The filter by what became of a finding; none without a comparison. */
export function statusFilter(
  { compare, status }: HistoryState,
  setState: (patch: Partial<HistoryState>) => void
): Filter[] {
  return compare === null
    ? []
    : [
        {
          name: 'status',
          label: t('audit.history.filter', 'since then'),
          options: findingStates.map((state) => ({ value: state, label: stateName(state) })),
          values: status,
          onChange: (values) => setState({ status: findingStates.filter((state) => values.includes(state)) }),
        },
      ];
}
