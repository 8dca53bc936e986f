import assert from 'node:assert/strict';
import { it } from 'node:test';
import { adviseOnRefusal, type RefusedKind } from './advise-on-refusal.ts';

const pods: RefusedKind = { kind: 'pods', groupPath: '/api/v1', namespaced: true, namespace: null };
const cases: Array<[string, number, RefusedKind, RegExp]> = [
  ['a namespaced kind in the whole cluster', 403, pods, /ClusterRole.*VIGIL_NAMESPACES=shop,pay \(for example\)\.$/],
  [
    'the same, where the credentials have a namespace',
    403,
    { ...pods, ownNamespace: 'team' },
    /VIGIL_NAMESPACES=team\.$/,
  ],
  ['a kind of the cluster', 403, { ...pods, kind: 'nodes', namespaced: false }, /^(?!.*VIGIL_).*nodes in the whole/],
  ['one namespace', 403, { ...pods, namespace: 'shop' }, /^(?!.*VIGIL_).*in the namespace shop \(a Role/],
  ['a kind the server does not have', 404, pods, /does not serve pods at \/api\/v1/],
];
for (const [name, status, refused, expected] of cases) {
  it(`advises on a refusal of ${name}`, () => assert.match(adviseOnRefusal(status, refused), expected));
}
