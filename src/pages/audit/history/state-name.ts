import { t } from '@grafana/i18n';
import type { FindingState } from '@vigil/core/audit/history/compare-audits';

/** The word of a finding's state between two moments. */
export function stateName(state: FindingState): string {
  switch (state) {
    case 'new':
      return t('audit.history.new', 'New');
    case 'open':
      return t('audit.history.open', 'Open');
    case 'fixed':
      return t('audit.history.fixed', 'Fixed');
    case 'unknown':
      return t('audit.history.unknown', 'Unknown then');
  }
}
