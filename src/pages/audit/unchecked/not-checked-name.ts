import { t } from '@grafana/i18n';
import type { AuditState } from '../audit-url';

/** The word for why a check gave no verdict. */
export function notCheckedName(kind: AuditState['notChecked']): string {
  switch (kind) {
    case 'all':
      return t('audit.unchecked.all', 'All');
    case 'unknown':
      return t('audit.unchecked.unknown', 'Unknown');
    case 'not-applicable':
      return t('audit.unchecked.not-applicable', 'Not applicable');
  }
}
