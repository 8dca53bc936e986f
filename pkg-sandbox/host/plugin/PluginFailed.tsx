import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { HostPage } from '../page/HostPage.tsx';

/** Says why the plugin could not be loaded. */
export function PluginFailed({ problem }: { problem: string }) {
  return (
    <HostPage>
      <Alert title={t('sandbox.plugin.failed', 'The plugin could not be loaded')}>{problem}</Alert>
    </HostPage>
  );
}
