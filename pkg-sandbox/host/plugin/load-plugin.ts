import i18next from 'i18next';
import type { AppPlugin, AppPluginMeta } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { shareModules } from './share-modules.ts';

export interface LoadedPlugin {
  plugin: AppPlugin;
  meta: AppPluginMeta;
}

interface PluginSettingsAnswer extends AppPluginMeta {
  translations?: Record<string, string>;
}

/** Adds one language file of the plugin under its id: the visitor's language, else English, never both. */
async function loadTranslations({ id, translations = {} }: PluginSettingsAnswer): Promise<void> {
  const language = i18next.resolvedLanguage ?? 'en-US';
  const path = translations[language] ?? translations['en-US'];
  if (path === undefined) {
    return;
  }
  const answer = await fetch(`/${path}`);
  if (answer.ok) {
    i18next.addResourceBundle(language, id, await answer.json(), true, false);
  } else {
    console.warn(`${path}: HTTP ${answer.status}: the plugin shows the texts in its code`);
  }
}

async function load(id: string): Promise<LoadedPlugin> {
  const meta = await getBackendSrv().get<PluginSettingsAnswer>(`/api/plugins/${id}/settings`, undefined, undefined, {
    showErrorAlert: false,
  });
  await loadTranslations(meta);
  shareModules();
  const module = await System.import(`/${meta.module}?_cache=${meta.info.version}`);
  const plugin = module['plugin'];
  // Not instanceof: what counts is that it can be used as one.
  if (typeof plugin !== 'object' || plugin === null || !('init' in plugin)) {
    throw new Error(`${meta.module} does not export "plugin"`);
  }
  const app = plugin as AppPlugin;
  app.init(meta);
  app.meta = meta;
  return { plugin: app, meta };
}

let loaded: Promise<LoadedPlugin> | undefined;

/** Loads the plugin once per page, as Grafana does: settings, translations, then its AMD module. */
export function loadPlugin(id: string): Promise<LoadedPlugin> {
  loaded ??= load(id);
  return loaded;
}
