import { t } from '@grafana/i18n';
import type { LogsRole } from '../../settings/plugin-settings';

/** Those who may read logs when `role` is the least role for it. */
export function logsRoleName(role: LogsRole): string {
  switch (role) {
    case 'Viewer':
      return t('configuration.logs-role.viewer', 'Viewers');
    case 'Editor':
      return t('configuration.logs-role.editor', 'Editors');
    case 'Admin':
      return t('configuration.logs-role.admin', 'Admins');
  }
}
