import type { HostDatasource } from './datasource/list-datasources.ts';
import type { PluginManifest } from './plugin-manifest.ts';
import type { SettingsStore } from './settings-store.ts';

export type HostLog = (line: string) => void;

/** What every route of the stand-in may use. */
export interface HostContext {
  /** Folder of the built plugin (`dist`). */
  pluginDist: string;
  /** Folder of the built host page. */
  hostDist: string;
  /** The default first. */
  datasources: readonly HostDatasource[];
  /** How the data source is configured to call Prometheus; `GET` makes every POST resource a 405, as in Grafana. */
  prometheusMethod: 'GET' | 'POST';
  /** plugin.json as it is on disk now: a rebuilt plugin needs no restart. */
  manifest(): PluginManifest;
  settings: SettingsStore;
  log: HostLog;
}
