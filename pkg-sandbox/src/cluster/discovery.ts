import { groupVersionOf, resources } from './resources.ts';

export const serverVersion = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.1',
  gitCommit: '0000000000000000000000000000000000000000',
  gitTreeState: 'clean',
  buildDate: '2026-09-09T00:00:00Z',
  goVersion: 'go1.25.1',
  compiler: 'gc',
  platform: 'linux/amd64',
};

const groups = [...new Set(resources.map(({ group }) => group))].filter((group) => group !== '');
const verbs = ['get', 'list', 'watch'];

/** What the API server says of itself; undefined for any other path. */
export function discovery(path: string): Record<string, unknown> | undefined {
  if (path === '/version') {
    return serverVersion;
  }
  if (path === '/api') {
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: '127.0.0.1' }],
    };
  }
  if (path === '/apis') {
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(groupObject) };
  }
  const [, root, first, second, ...rest] = path.split('/');
  if (rest.length > 0) {
    return undefined;
  }
  if (root === 'apis' && first && second === undefined && groups.includes(first)) {
    return { ...groupObject(first), kind: 'APIGroup', apiVersion: 'v1' };
  }
  const groupVersion = root === 'api' ? first : root === 'apis' ? `${first}/${second}` : undefined;
  return groupVersion === undefined || (root === 'api' && second !== undefined)
    ? undefined
    : resourceList(groupVersion);
}

function groupObject(group: string): Record<string, unknown> {
  const version = resources.find((resource) => resource.group === group)?.version ?? 'v1';
  const each = { groupVersion: `${group}/${version}`, version };
  return { name: group, versions: [each], preferredVersion: each };
}

function resourceList(groupVersion: string): Record<string, unknown> | undefined {
  const members = resources.filter((resource) => groupVersionOf(resource) === groupVersion);
  if (members.length === 0) {
    return undefined;
  }
  const sub = (name: string, kind: string, namespaced: boolean) => ({
    name,
    singularName: '',
    namespaced,
    kind,
    verbs: ['get'],
  });
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: [
      ...members.map(({ plural, singular, namespaced, kind, shortNames }) => ({
        name: plural,
        singularName: singular,
        namespaced,
        kind,
        verbs,
        ...(shortNames.length > 0 ? { shortNames } : {}),
        ...(plural === 'pods' ? { categories: ['all'] } : {}),
      })),
      ...(groupVersion === 'v1' ? [sub('pods/log', 'Pod', true), sub('nodes/proxy', 'NodeProxyOptions', false)] : []),
    ],
  };
}
