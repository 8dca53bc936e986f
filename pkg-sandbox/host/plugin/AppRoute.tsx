import { Suspense, useMemo } from 'react';
import { useLocation, useParams } from 'react-router-dom-v5-compat';
import { PluginContextProvider } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationSearchToObject } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert } from '@grafana/ui';
import { visitor } from '../boot-data.ts';
import { HostPage } from '../page/HostPage.tsx';
import { PluginFailed } from './PluginFailed.tsx';
import { PluginLoading } from './PluginLoading.tsx';
import { usePlugin } from './use-plugin.ts';

const roles = ['Viewer', 'Editor', 'Admin'];

/** /a/:pluginId/*: the app's root page with the props Grafana gives; `basename` and `path` are both the current path. */
export function AppRoute() {
  const { pluginId = '' } = useParams();
  const { pathname, search } = useLocation();
  const plugin = usePlugin(pluginId);
  const query = useMemo(() => locationSearchToObject(search), [search]);

  if (plugin.state === 'loading') {
    return <PluginLoading />;
  }
  if (plugin.state === 'failed') {
    return <PluginFailed problem={plugin.problem} />;
  }
  const { meta, plugin: app } = plugin.loaded;
  const include = meta.includes?.find(({ path }) => path === pathname);
  if (!meta.enabled) {
    return (
      <HostPage>
        <Alert severity="warning" title={t('sandbox.plugin.disabled', 'Application not enabled')}>
          {t('sandbox.plugin.enable', 'Enable it on its configuration page.')}
        </Alert>
      </HostPage>
    );
  }
  if (roles.indexOf(visitor.role) < roles.indexOf(include?.role ?? 'Viewer')) {
    return (
      <HostPage>
        <Alert severity="warning" title={t('sandbox.plugin.denied', 'Access denied')}>
          {t('sandbox.plugin.denied-text', 'Your role may not open this page.')}
        </Alert>
      </HostPage>
    );
  }
  const Root = app.root;
  return (
    <PluginContextProvider meta={meta}>
      <ErrorBoundaryAlert boundaryName="app">
        <Suspense fallback={<PluginLoading />}>
          {Root && (
            <Root meta={meta} query={query} path={pathname} basename={pathname} onNavChanged={() => undefined} />
          )}
        </Suspense>
      </ErrorBoundaryAlert>
    </PluginContextProvider>
  );
}
