import { t } from '@grafana/i18n';
import type { IncidentState } from '@vigil/core/vocabulary/incident';

/** The word of an incident's state. */
export function stateName(state: IncidentState): string {
  switch (state) {
    case 'open':
      return t('exceptions.state.open', 'open');
    case 'recovered':
      return t('exceptions.state.recovered', 'recovered');
    case 'gone':
      return t('exceptions.state.gone', 'gone');
  }
}
