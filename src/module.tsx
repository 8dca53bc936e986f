import React, { lazy, Suspense } from 'react';
import { AppPlugin, type AppPluginMeta, type PluginConfigPageProps } from '@grafana/data';
import type { PluginSettings } from './settings/plugin-settings';

// Grafana loads this file at start: everything else comes in lazily.
const App = lazy(async () => {
  const [{ startTranslations }, app] = await Promise.all([import('./i18n/start-translations'), import('./App')]);
  await startTranslations();
  return app;
});

const LazyConfiguration = lazy(async () => {
  const [{ startTranslations }, page] = await Promise.all([
    import('./i18n/start-translations'),
    import('./pages/configuration/ConfigurationPage'),
  ]);
  await startTranslations();
  return page;
});

function Configuration(props: PluginConfigPageProps<AppPluginMeta<PluginSettings>>) {
  return (
    <Suspense fallback={null}>
      <LazyConfiguration {...props} />
    </Suspense>
  );
}

export const plugin = new AppPlugin<PluginSettings>().setRootPage(App).addConfigPage({
  title: 'Configuration',
  icon: 'cog',
  body: Configuration,
  id: 'configuration',
});
