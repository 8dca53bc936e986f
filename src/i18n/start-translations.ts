import { initPluginTranslations } from '@grafana/i18n';
import { languageOf, type Language } from '@vigil/core/vocabulary/local-text';
import { pluginId } from '../plugin-id';

let started: Promise<void> | undefined;
let language: Language = 'en';

/** Must have resolved before anything of the plugin renders. The same promise for every caller. */
export function startTranslations(): Promise<void> {
  started ??= initPluginTranslations(pluginId).then((result) => {
    language = languageOf(result.language);
  });
  return started;
}

/** The user's language, as far as Vigil speaks it. */
export function currentLanguage(): Language {
  return language;
}
