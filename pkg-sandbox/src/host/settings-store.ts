export interface PluginSettings {
  enabled: boolean;
  pinned: boolean;
  jsonData: Record<string, unknown>;
  secureJsonData: Record<string, string>;
}

export interface SettingsStore {
  read(): PluginSettings;
  /** What POST settings does in Grafana: a missing `enabled` disables, jsonData is replaced, secrets are merged. */
  update(change: Partial<PluginSettings>): void;
}

/** Settings of one plugin, in memory: they begin anew with every start of the sandbox. */
export function createSettingsStore(initial: Pick<PluginSettings, 'jsonData' | 'secureJsonData'>): SettingsStore {
  let settings: PluginSettings = { enabled: true, pinned: true, ...structuredClone(initial) };
  return {
    read: () => settings,
    update(change) {
      settings = {
        enabled: change.enabled ?? false,
        pinned: change.pinned ?? false,
        jsonData: change.jsonData ?? {},
        secureJsonData: { ...settings.secureJsonData, ...change.secureJsonData },
      };
    },
  };
}

/** The names of the secrets that are set; an empty secret counts as cleared. */
export function secureFields(settings: PluginSettings): Record<string, true> {
  const set = Object.entries(settings.secureJsonData).filter(([, value]) => value !== '');
  return Object.fromEntries(set.map(([name]) => [name, true]));
}
