import type { AppPluginMeta } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { pluginId } from '../plugin-id';
import type { PluginSettings } from './plugin-settings';

export interface SettingsToSave {
  jsonData: PluginSettings;
  /** Null keeps the stored token; empty removes it. */
  proxyToken: string | null;
}

/**
 * Stores the settings. Grafana replaces `jsonData` as a whole, merges secrets key by key, and takes an absent `enabled`
 * for "switch off": both are always sent. Rejects with Grafana's FetchError.
 */
export async function savePluginSettings(
  meta: Pick<AppPluginMeta<PluginSettings>, 'enabled' | 'pinned' | 'jsonData'>,
  { jsonData, proxyToken }: SettingsToSave
): Promise<void> {
  await lastValueFrom(
    getBackendSrv().fetch({
      url: `api/plugins/${pluginId}/settings`,
      method: 'POST',
      showErrorAlert: false,
      showSuccessAlert: false,
      data: {
        enabled: meta.enabled ?? true,
        pinned: meta.pinned ?? true,
        jsonData: { ...meta.jsonData, ...jsonData },
        ...(proxyToken === null ? {} : { secureJsonData: { proxyToken } }),
      },
    })
  );
}
