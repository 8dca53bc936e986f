import type { AppPluginMeta } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getBackendSrv } from '@grafana/runtime';
import { Button } from '@grafana/ui';

/** Enables or disables the app and reloads the page, as the button on Grafana's plugin page does. */
export function PluginActions({ meta: { id, enabled, pinned, jsonData } }: { meta: AppPluginMeta }) {
  const toggle = async () => {
    await getBackendSrv().post(`/api/plugins/${id}/settings`, { enabled: !enabled, pinned, jsonData });
    window.location.reload();
  };
  return (
    <Button variant={enabled ? 'destructive' : 'primary'} onClick={toggle}>
      {enabled ? t('sandbox.plugin.disable-button', 'Disable') : t('sandbox.plugin.enable-button', 'Enable')}
    </Button>
  );
}
