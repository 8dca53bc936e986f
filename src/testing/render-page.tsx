import React, { Suspense, type ComponentType } from 'react';
import { PluginContextProvider, PluginType, type AppPluginMeta } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pluginId } from '../plugin-id';
import { type PluginSettings } from '../settings/plugin-settings';
import { fakeBackend, type Answers } from './fake-backend';

export interface RenderPageOptions {
  /** Path and query; the app's first page by default. */
  url?: string;
  answers?: Answers;
  /** `jsonData`; by default a configured proxy. */
  settings?: PluginSettings;
}

/** A page as a user meets it, with only the network replaced. */
export function renderPage(Page: ComponentType, options: RenderPageOptions = {}) {
  const { url = `/a/${pluginId}/exceptions`, answers = {}, settings = { proxyUrl: 'http://proxy:8080' } } = options;
  giveSizes();
  locationService.replace(url);
  const backend = fakeBackend(answers);
  const view = render(
    <PluginContextProvider meta={metaOf(settings)}>
      <Suspense fallback={null}>
        <Page />
      </Suspense>
    </PluginContextProvider>
  );
  return { ...view, backend, user: userEvent.setup() };
}

/** The plugin as Grafana describes it. */
export function metaOf(jsonData: PluginSettings): AppPluginMeta<PluginSettings> {
  return {
    id: pluginId,
    name: 'Vigil for Kubernetes',
    type: PluginType.app,
    module: '',
    baseUrl: '',
    enabled: true,
    pinned: true,
    jsonData,
    info: {
      author: { name: '' },
      description: '',
      links: [],
      logos: { small: '', large: '' },
      screenshots: [],
      updated: '',
      version: '',
    },
  };
}

/** jsdom lays nothing out: without sizes a virtual list shows no rows. */
export function giveSizes() {
  for (const [name, value] of Object.entries({
    offsetHeight: 40,
    offsetWidth: 1200,
    clientHeight: 600,
    clientWidth: 1200,
  })) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  }
  Element.prototype.scrollTo ??= () => undefined;
}
