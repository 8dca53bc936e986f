import {
  config,
  FakeEchoSrv,
  locationService,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setHelpNavItemHook,
  setLocationSrv,
  setMegaMenuOpenHook,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginLinksHook,
  setReturnToPreviousHook,
  setTemplateSrv,
} from '@grafana/runtime';
import { initDataSourceInstanceSettings } from 'runtime-internal/datasource-settings';
import { setPanelRenderer } from 'runtime-internal/panel-renderer';
import { setPluginPage } from 'runtime-internal/plugin-page';
import { HostBackendSrv } from '../backend/host-backend-srv.ts';
import { HostDataSourceSrv } from '../datasource/host-datasource-srv.ts';
import { HostPage } from '../page/HostPage.tsx';
import { HostPanel } from '../panel/HostPanel.tsx';
import { hostEvents } from './host-events.ts';
import { hostTemplateSrv } from './template-srv.ts';

/** Fills every place of \@grafana/runtime that a plugin may reach for; extension points are there and empty. */
export function startRuntime(): void {
  setAppEvents(hostEvents);
  setBackendSrv(new HostBackendSrv(hostEvents));
  setDataSourceSrv(new HostDataSourceSrv(config.datasources, config.defaultDatasource));
  initDataSourceInstanceSettings(config.datasources, config.defaultDatasource);
  setTemplateSrv(hostTemplateSrv);
  setLocationSrv(locationService);
  setEchoSrv(new FakeEchoSrv());
  setCurrentUser(config.bootData.user);

  setPluginPage(HostPage);
  setPanelRenderer(HostPanel);

  setPluginLinksHook(() => ({ isLoading: false, links: [] }));
  setPluginComponentsHook(() => ({ isLoading: false, components: [] }));
  setPluginComponentHook(() => ({ isLoading: false, component: null }));
  setPluginFunctionsHook(() => ({ isLoading: false, functions: [] }));
  setChromeHeaderHeightHook(() => 40);
  setMegaMenuOpenHook(() => [true, () => undefined]);
  setReturnToPreviousHook(() => () => undefined);
  setHelpNavItemHook(() => undefined);
}
