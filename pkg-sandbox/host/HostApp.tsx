import { Router } from 'react-router-dom';
import { CompatRouter, Navigate, Route, Routes } from 'react-router-dom-v5-compat';
import { getThemeById, ThemeContext } from '@grafana/data';
import { config, locationService, LocationServiceProvider } from '@grafana/runtime';
import { GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from '@grafana/ui';
import { visitor } from './boot-data.ts';
import { Frame } from './frame/Frame.tsx';
import { Toasts } from './frame/Toasts.tsx';
import { StandInPage } from './page/StandInPage.tsx';
import { AppRoute } from './plugin/AppRoute.tsx';
import { ConfigRoute } from './plugin/ConfigRoute.tsx';

const theme = getThemeById(visitor.theme);
config.theme2 = theme;

const defaultPage = () => {
  const includes = window.grafanaBootData.navTree.flatMap(({ children = [] }) => children);
  return includes.find(({ pluginId }) => pluginId === visitor.pluginId)?.url ?? `/a/${visitor.pluginId}`;
};

/** The whole stand-in: Grafana's theme, its two routers in one another, the frame, and the plugin's pages in it. */
export function HostApp() {
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <ModalsProvider>
        <Router history={locationService.getHistory()}>
          <LocationServiceProvider service={locationService}>
            <CompatRouter>
              <Frame>
                <Routes>
                  <Route path="/" element={<Navigate replace to={defaultPage()} />} />
                  <Route path="/a/:pluginId/*" element={<AppRoute />} />
                  <Route path="/plugins/:pluginId" element={<ConfigRoute />} />
                  <Route path="*" element={<StandInPage />} />
                </Routes>
              </Frame>
              <ModalRoot />
              <Toasts />
              <PortalContainer />
            </CompatRouter>
          </LocationServiceProvider>
        </Router>
      </ModalsProvider>
    </ThemeContext.Provider>
  );
}
