import { endpoints } from '@vigil/core/contract/endpoints';
import pluginJson from './plugin.json';
import { pluginId } from './plugin-id';
import { pageAt, pageNames, pagePath } from './routing/pages';

it('has one route for each endpoint of the contract, and no other', () => {
  const routes = pluginJson.routes.map(({ path, method, reqRole, url, headers }) => ({
    path: `/${path}`,
    method,
    reqRole,
    upstream: url.replace('{{ .JsonData.proxyUrl | orEmpty }}', ''),
    name: headers.find((header) => header.name === 'X-Vigil-Route')?.content,
  }));
  const expected = Object.entries(endpoints).map(([name, { path, method, role }]) => ({
    path,
    method,
    reqRole: role,
    upstream: path,
    name,
  }));
  expect(routes).toEqual(expected);
});

it('sends the token and the role for logs on every route', () => {
  for (const { headers } of pluginJson.routes) {
    expect(headers).toContainEqual({
      name: 'Authorization',
      content: 'Bearer {{ .SecureJsonData.proxyToken | orEmpty }}',
    });
    expect(headers).toContainEqual({ name: 'X-Vigil-Logs-Role', content: '{{ .JsonData.logsRole | orEmpty }}' });
  }
});

it('includes every page under its path', () => {
  const paths = pluginJson.includes.map(({ path }) => path.replace('%PLUGIN_ID%', pluginId));
  expect(paths).toEqual([...pageNames.map((page) => pagePath(page)), `/plugins/${pluginId}`]);
  expect(pluginJson.id).toBe(pluginId);
});

describe('pageAt', () => {
  it.each([
    ['/a/vigil-kubernetes-app/audit', 'audit'],
    ['/grafana/a/vigil-kubernetes-app/health/', 'health'],
    ['/a/vigil-kubernetes-app', 'exceptions'],
    ['/a/vigil-kubernetes-app/nowhere', 'exceptions'],
    ['/', 'exceptions'],
  ])('%s shows %s', (path, page) => {
    expect(pageAt(path)).toBe(page);
  });
});
