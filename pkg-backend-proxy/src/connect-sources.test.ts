import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { chooseSources } from './connect-sources.ts';
import { Settings } from './settings/settings.ts';
import { StartFailure } from './start-failure.ts';

const file = join(mkdtempSync(join(tmpdir(), 'vigil-kubeconfig-')), 'config');
writeFileSync(file, 'current-context: test\n');
const settings = (more: object = {}) => Settings.parse({ token: 'a-token-of-sixteen-characters', ...more });
const inside = { KUBERNETES_SERVICE_HOST: '10.0.0.1' };
const from = (context: string | null) => ({ from: 'kubeconfig', path: file, context });

describe('chooseSources', () => {
  const cases: Array<[string, object, Record<string, string>, Array<{ name: string; credentials: unknown }>]> = [
    ['the pod it runs in', {}, inside, [{ name: 'in-cluster', credentials: { from: 'in-cluster' } }]],
    ['the pod, renamed', { clusterName: 'prod' }, inside, [{ name: 'prod', credentials: { from: 'in-cluster' } }]],
    ['a named kubeconfig', { kubeconfig: file }, inside, [{ name: 'test', credentials: from(null) }]],
    ['the kubeconfig of the user', {}, { KUBECONFIG: `${file}:/other` }, [{ name: 'test', credentials: from(null) }]],
    [
      'several contexts',
      { kubeconfig: file, contexts: ['a', 'b'] },
      {},
      [
        { name: 'a', credentials: from('a') },
        { name: 'b', credentials: from('b') },
      ],
    ],
  ];
  for (const [name, more, environment, expected] of cases) {
    it(`takes ${name}`, () => assert.deepEqual(chooseSources(settings(more), environment), expected));
  }

  it('refuses one name for several clusters, and a file that is not there', () => {
    const several = settings({ kubeconfig: file, contexts: ['a', 'b'], clusterName: 'x' });
    assert.throws(() => chooseSources(several, {}), StartFailure);
    assert.throws(() => chooseSources(settings({ kubeconfig: '/none' }), {}), /VIGIL_KUBECONFIG/);
  });
});
