import type { HostContext } from './host-context.ts';
import { describeInstance } from './datasource/datasource-settings.ts';
import { actionsOf } from './permissions.ts';
import { includesRole, type PluginManifest, type Role } from './plugin-manifest.ts';
import { describeUser, type Visitor } from './visitor.ts';

/** The Grafana whose packages the host page is built from. */
const grafanaVersion = '13.2.2';

/** The app's entry of the menu: its pages by plugin.json, those the role may see. */
function buildAppMenu(manifest: PluginManifest, role: Role) {
  const pages = manifest.includes.filter(
    ({ type, addToNav, role: required }) =>
      type === 'page' && addToNav === true && includesRole(role, required ?? 'Viewer')
  );
  const id = `plugin-page-${manifest.id}`;
  return {
    id,
    text: manifest.name,
    url: pages.find(({ defaultNav }) => defaultNav)?.path ?? `/a/${manifest.id}`,
    img: `/public/plugins/${manifest.id}/img/logo.svg`,
    pluginId: manifest.id,
    isSection: true,
    children: pages.map(({ name, path, icon }) => ({
      id: `${id}-${path ?? name}`,
      text: name,
      url: path ?? '',
      ...(icon !== undefined && { icon }),
      pluginId: manifest.id,
    })),
  };
}

/** `window.grafanaBootData` for this visitor: user, settings and menu, as Grafana writes them into its page. */
export function buildBootData(context: HostContext, visitor: Visitor, origin: string) {
  const manifest = context.manifest();
  const instances = context.datasources.map((one) => describeInstance(context, one));
  const { role, theme, language } = visitor;
  return {
    user: {
      ...describeUser(role),
      isSignedIn: true,
      authenticatedBy: 'password',
      orgId: 1,
      orgName: 'Main Org.',
      orgRole: role,
      orgCount: 1,
      isGrafanaAdmin: role === 'Admin',
      theme,
      lightTheme: theme === 'light',
      timezone: 'browser',
      weekStart: '',
      language,
      regionalFormat: language,
      locale: language,
      gravatarUrl: '',
      helpFlags1: 0,
      hasEditPermissionInFolders: role !== 'Viewer',
      permissions: Object.fromEntries([...actionsOf(manifest, role)].map((action) => [action, true])),
      analytics: { identifier: '' },
    },
    settings: {
      appUrl: `${origin}/`,
      appSubUrl: '',
      namespace: 'default',
      buildInfo: {
        version: grafanaVersion,
        versionString: `Vigil sandbox (${grafanaVersion})`,
        commit: 'sandbox',
        env: 'production',
        edition: 'Open Source',
        hideVersion: false,
        hasUpdate: false,
        latestVersion: '',
      },
      datasources: Object.fromEntries(instances.map((one) => [one.name, one])),
      defaultDatasource: instances[0]?.name ?? '',
      apps: {
        [manifest.id]: {
          id: manifest.id,
          path: `public/plugins/${manifest.id}/module.js`,
          version: manifest.info.version,
          preload: false,
        },
      },
      panels: { timeseries: { id: 'timeseries', name: 'Time series', module: 'core:plugin/timeseries', state: '' } },
      featureToggles: {
        newTimeRangeZoomShortcuts: true,
        newPanelPadding: true,
        preventPanelChromeOverflow: true,
        dashboardScene: true,
      },
      minRefreshInterval: '5s',
      rbacEnabled: true,
      exploreEnabled: true,
      anonymousEnabled: false,
      unifiedAlertingEnabled: false,
      http2Enabled: false,
      pluginAdminEnabled: false,
    },
    navTree: [
      { id: 'home', text: 'Home', url: '/', icon: 'home-alt' },
      { id: 'dashboards/browse', text: 'Dashboards', url: '/dashboards', icon: 'apps' },
      { id: 'explore', text: 'Explore', url: '/explore', icon: 'compass' },
      { id: 'apps', text: 'More apps', url: '/apps', icon: 'layer-group', children: [buildAppMenu(manifest, role)] },
    ],
    assets: { dark: '', light: '' },
    sandbox: { pluginId: manifest.id, language, theme, role },
  };
}
