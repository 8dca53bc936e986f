import React from 'react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AppPlugin } from '@grafana/data';
import { config, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { contractVersion } from '@vigil/core/contract/endpoints';
import { type PluginSettings } from '../../settings/plugin-settings';
import { exampleHealth } from '../../testing/example-health';
import { fakeBackend, type Answers } from '../../testing/fake-backend';
import { metaOf } from '../../testing/render-page';
import ConfigurationPage from './ConfigurationPage';

interface Options {
  settings?: PluginSettings;
  tokenStored?: boolean;
  enabled?: boolean;
  answers?: Answers;
  orgRole?: 'Viewer' | 'Admin';
}

function open(options: Options = {}) {
  const { settings = {}, tokenStored = false, enabled = true, answers = {}, orgRole = 'Admin' } = options;
  Object.assign(config.bootData.user, { orgRole, permissions: { 'plugins:write': orgRole === 'Admin' } });
  setDataSourceSrv({ getList: () => [] } as unknown as DataSourceSrv);
  const backend = fakeBackend(answers);
  const onSaved = jest.fn();
  const meta = { ...metaOf(settings), enabled, secureJsonFields: { proxyToken: tokenStored } };
  const plugin = Object.assign(new AppPlugin<PluginSettings>(), { meta });
  render(<ConfigurationPage plugin={plugin} query={{}} onSaved={onSaved} />);
  return { backend, onSaved, user: userEvent.setup() };
}

it('shows what changes, and saves it without ever switching the plugin off', async () => {
  const { backend, onSaved, user } = open();
  await user.type(screen.getByLabelText(/Address of the proxy/), 'http://proxy:8080/');
  await user.type(screen.getByLabelText(/Token/), 'secret');
  expect(screen.getByRole('region', { name: 'Changes to be saved' })).toHaveTextContent(
    '(not set) → http://proxy:8080/'
  );
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(onSaved).toHaveBeenCalled());
  expect(backend.posts).toEqual([
    {
      url: 'api/plugins/vigil-kubernetes-app/settings',
      data: {
        enabled: true,
        pinned: true,
        jsonData: { proxyUrl: 'http://proxy:8080', defaultDataSource: '', logsRole: 'Viewer', dashboardLinks: [] },
        secureJsonData: { proxyToken: 'secret' },
      },
    },
  ]);
});

it('leaves the stored token alone unless it is reset, and never shows it', async () => {
  const { backend, onSaved, user } = open({
    settings: { proxyUrl: 'http://proxy:8080' },
    tokenStored: true,
    answers: { health: exampleHealth },
  });
  await user.click(screen.getByRole('radio', { name: 'Editors' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(onSaved).toHaveBeenCalled());
  expect(backend.posts[0]!.data).not.toHaveProperty('secureJsonData');
  expect(backend.posts[0]!.data).toMatchObject({ jsonData: { logsRole: 'Editor', proxyUrl: 'http://proxy:8080' } });
});

it.each([
  ['proxy:8080', 'Write the whole address, with http:// or https:// and the port'],
  ['http://me:pass@proxy', 'Leave user and password out: every viewer can read this address'],
])('refuses the address %s', async (address, words) => {
  const { user } = open();
  await user.type(screen.getByLabelText(/Address of the proxy/), address);
  expect(screen.getByText(words)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
});

it('stores links to dashboards, and says what is wrong with one', async () => {
  const { backend, onSaved, user } = open({ settings: { proxyUrl: 'http://proxy:8080' } });
  await user.click(screen.getByRole('button', { name: 'Add a link' }));
  await user.type(screen.getByLabelText('Name of link 1'), 'Pods');
  await user.click(screen.getByLabelText('Address of link 1'));
  await user.paste('javascript:alert(1)');
  expect(screen.getByText(/Only http:\/\/, https:\/\/ and paths/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();

  await user.clear(screen.getByLabelText('Address of link 1'));
  await user.paste('/d/pods?var-pod=${pod}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(onSaved).toHaveBeenCalled());
  expect(backend.posts[0]!.data).toMatchObject({
    jsonData: { dashboardLinks: [{ name: 'Pods', url: '/d/pods?var-pod=${pod}' }] },
  });
});

it('keeps the links when something else is saved, and removes one', async () => {
  const links = [
    { name: 'a', url: '/d/a' },
    { name: 'b', url: '/d/b' },
  ];
  const { backend, onSaved, user } = open({ settings: { proxyUrl: 'http://proxy:8080', dashboardLinks: links } });
  await user.click(screen.getByRole('button', { name: 'Remove link 1' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(onSaved).toHaveBeenCalled());
  expect(backend.posts[0]!.data).toMatchObject({ jsonData: { dashboardLinks: [links[1]] } });
});

it('shows nothing to change to those who may not change it', () => {
  const { backend } = open({ orgRole: 'Viewer', settings: { proxyUrl: 'http://proxy:8080' } });
  expect(screen.getByText('Only administrators configure the plugin')).toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(backend.calls).toEqual([]);
});

it('enables the plugin together with the settings', async () => {
  const { backend, user } = open({ enabled: false });
  await user.click(screen.getByRole('button', { name: 'Enable it and save' }));
  await waitFor(() => expect(backend.posts[0]?.data).toMatchObject({ enabled: true }));
});

describe('test of the connection', () => {
  const settings = { proxyUrl: 'http://proxy:8080' };
  const stranger = { ...exampleHealth, clusters: 'none' } as never;
  const cut = [{ ...exampleHealth.clusters[0]!, reachable: false, problem: 'dial tcp: i/o timeout' }];
  it.each<[string, Answers, boolean, string]>([
    ['works', { health: exampleHealth }, true, 'Connected'],
    ['is refused', { health: { status: 502 } }, true, 'Grafana cannot connect to http://proxy:8080'],
    ['times out', { health: { status: 504 } }, true, 'Connecting from Grafana to http://proxy:8080 timed out'],
    ['has no token', { health: { status: 424 } }, false, 'The proxy answers, but no token is stored'],
    ['has a wrong token', { health: { status: 424 } }, true, 'The proxy answers, but does not accept the token'],
    [
      'meets a stranger',
      { health: { status: 404 } },
      true,
      'What answers at http://proxy:8080 is no Vigil proxy of this version',
    ],
    [
      'meets another shape',
      { health: stranger },
      true,
      'What answers at http://proxy:8080 is no Vigil proxy of this version',
    ],
    [
      'meets another version',
      { health: { ...exampleHealth, contractVersion: contractVersion + 1 } },
      true,
      'Connected, but to another version',
    ],
    ['is early', { health: { status: 503 } }, true, 'Connected; the proxy is still reading the cluster'],
    [
      'lacks a cluster',
      { health: { ...exampleHealth, clusters: cut } },
      true,
      'The proxy answers, but does not reach every cluster',
    ],
  ])('%s', async (_, answers, tokenStored, title) => {
    open({ settings, answers, tokenStored });
    expect(await screen.findByText(title)).toBeInTheDocument();
  });
});
