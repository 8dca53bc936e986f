import { useLocation, useParams } from 'react-router-dom-v5-compat';
import { PluginContextProvider, type NavModelItem } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationSearchToObject } from '@grafana/runtime';
import { ErrorBoundaryAlert } from '@grafana/ui';
import { HostPage } from '../page/HostPage.tsx';
import { PluginActions } from './PluginActions.tsx';
import { PluginFailed } from './PluginFailed.tsx';
import { PluginLoading } from './PluginLoading.tsx';
import { usePlugin } from './use-plugin.ts';

/** /plugins/:pluginId: the plugin's own configuration pages as tabs, with Grafana's button to enable or disable. */
export function ConfigRoute() {
  const { pluginId = '' } = useParams();
  const { search } = useLocation();
  const plugin = usePlugin(pluginId);
  if (plugin.state === 'loading') {
    return <PluginLoading />;
  }
  if (plugin.state === 'failed') {
    return <PluginFailed problem={plugin.problem} />;
  }
  const { meta, plugin: app } = plugin.loaded;
  const query = locationSearchToObject(search);
  const pages = app.configPages ?? [];
  const active = pages.find(({ id }) => id === query['page']) ?? pages[0];
  const pageNav: NavModelItem = {
    text: meta.name,
    subTitle: meta.info.description,
    img: meta.info.logos.small,
    children: pages.map(({ id, title, icon }) => ({
      id,
      text: title,
      ...(icon !== undefined && { icon }),
      url: `/plugins/${pluginId}?page=${id}`,
      active: id === active?.id,
    })),
  };
  return (
    <HostPage pageNav={pageNav} actions={<PluginActions meta={meta} />}>
      <PluginContextProvider meta={meta}>
        <ErrorBoundaryAlert boundaryName="configuration">
          {active ? (
            <active.body plugin={app} query={query} />
          ) : (
            t('sandbox.plugin.no-configuration', 'The plugin has no configuration page.')
          )}
        </ErrorBoundaryAlert>
      </PluginContextProvider>
    </HostPage>
  );
}
