import { config } from '@grafana/runtime';
import { t } from '@grafana/i18n';
import { usePluginSettings } from '../../../settings/use-plugin-settings';

/** Why this user can not exempt findings; undefined: they can. The proxy asks the same again. */
export function useWhyNotExempt(): string | undefined {
  const { isProxyConfigured } = usePluginSettings();
  const { orgRole } = config.bootData.user;
  if (!isProxyConfigured) {
    return t('audit.exempt.no-proxy', 'Exemptions are kept by the proxy, and none is configured');
  }
  return orgRole === 'Editor' || orgRole === 'Admin'
    ? undefined
    : t('audit.exempt.forbidden', 'Exempting needs the role Editor in this organization');
}
