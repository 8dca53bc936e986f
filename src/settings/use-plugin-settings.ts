import { usePluginContext } from '@grafana/data';
import type { PluginSettings } from './plugin-settings';

export interface UsablePluginSettings extends PluginSettings {
  /** False until the proxy's address is set: pages then say how to set it instead of calling it. */
  isProxyConfigured: boolean;
}

/** The plugin's settings, as Grafana loaded them with the page. */
export function usePluginSettings(): UsablePluginSettings {
  const context = usePluginContext();
  const jsonData: PluginSettings = context?.meta.jsonData ?? {};
  return { ...jsonData, isProxyConfigured: Boolean(jsonData.proxyUrl?.trim()) };
}
