import { t } from '@grafana/i18n';
import type { IncidentStatus } from '@vigil/core/vocabulary/incident';

/** The word of an incident's state. */
export function stateName(state: IncidentStatus): string {
  switch (state) {
    case 'open':
      return t('exceptions.state.open', 'open');
    case 'acknowledged':
      return t('exceptions.state.acknowledged', 'acknowledged');
    case 'muted':
      return t('exceptions.state.muted', 'muted');
    case 'recovered':
      return t('exceptions.state.recovered', 'recovered');
    case 'gone':
      return t('exceptions.state.gone', 'gone');
  }
}
