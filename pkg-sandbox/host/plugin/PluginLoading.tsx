import { t } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import { HostPage } from '../page/HostPage.tsx';

/** What is shown until the plugin, or the part of it that was asked for, is there. */
export function PluginLoading() {
  return (
    <HostPage>
      <LoadingPlaceholder text={t('sandbox.plugin.loading', 'Loading the plugin…')} />
    </HostPage>
  );
}
