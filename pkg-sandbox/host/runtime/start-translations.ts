import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { initPluginTranslations } from '@grafana/i18n';
import { visitor } from '../boot-data.ts';
import zhHans from '../locales/zh-Hans.json' with { type: 'json' };

/**
 * Sets i18next up with the visitor's language, before any plugin is there. The host's own words and those of
 * \@grafana/ui are in the namespace `grafana`; English is in the code.
 */
export async function startTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: visitor.language,
    fallbackLng: 'en-US',
    supportedLngs: ['en-US', 'zh-Hans'],
    partialBundledLanguages: true,
    returnEmptyString: false,
    ns: ['grafana'],
    resources: { 'en-US': { grafana: { sandbox: {} } }, 'zh-Hans': { grafana: zhHans } },
  });
  document.documentElement.lang = visitor.language;
  await initPluginTranslations('grafana', []);
}
