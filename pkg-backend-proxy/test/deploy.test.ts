import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projections } from '@vigil/core/kubernetes/projections';
import { parse, parseAllDocuments } from 'yaml';
import { variableOf, settingNames } from '../src/settings/settings.ts';

const folder = path.resolve(import.meta.dirname, '../../deploy/kubernetes');

interface Manifest {
  kind: string;
  metadata: { name: string };
  rules?: Array<{ apiGroups: string[]; resources: string[]; verbs: string[]; resourceNames?: string[] }>;
  roleRef?: { kind: string; name: string };
  subjects?: Array<{ kind: string; name: string }>;
  spec?: {
    template?: {
      spec: {
        serviceAccountName: string;
        containers: Array<{ image: string; env: Array<{ name: string }> }>;
        volumes: Array<{ secret?: { secretName: string }; persistentVolumeClaim?: { claimName: string } }>;
      };
    };
  };
}

async function readYaml(name: string): Promise<Manifest[]> {
  const documents = parseAllDocuments(await readFile(path.join(folder, name), 'utf8'));
  return documents.map((document) => document.toJS() as Manifest);
}

const { resources: names, images } = parse(await readFile(path.join(folder, 'kustomization.yaml'), 'utf8')) as {
  resources: string[];
  images: Array<{ name: string }>;
};
const manifests = (await Promise.all(names.map(readYaml))).flat();

function only(kind: string): Manifest {
  const found = manifests.filter((manifest) => manifest.kind === kind);
  assert.equal(found.length, 1, kind);
  return found[0] as Manifest;
}

describe('what the proxy may do in the cluster', () => {
  const granted = (only('ClusterRole').rules ?? []).flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) => resources.map((resource) => `${group}/${resource}: ${verbs.toSorted().join(' ')}`))
  );

  test('is to read the watched kinds and the logs of pods, and nothing else', () => {
    const watched = Object.entries(projections).map(([kind, { groupPath }]) => {
      const group = groupPath.startsWith('/apis/') ? groupPath.split('/')[2] : '';
      return `${group}/${kind}: get list watch`;
    });
    assert.deepEqual(granted.toSorted(), [...watched, '/pods/log: get'].toSorted());
  });

  test('is in no other role', () => {
    assert.deepEqual(
      manifests.filter(({ rules }) => rules !== undefined).map(({ kind }) => kind),
      ['ClusterRole']
    );
    assert.deepEqual(only('ClusterRoleBinding').roleRef?.name, only('ClusterRole').metadata.name);
    assert.deepEqual(
      only('ClusterRoleBinding').subjects?.map(({ kind, name }) => `${kind} ${name}`),
      [`ServiceAccount ${only('ServiceAccount').metadata.name}`]
    );
  });
});

describe('the Deployment', () => {
  const { serviceAccountName, containers, volumes } = only('Deployment').spec?.template?.spec ?? assert.fail();

  test('names what the other files bring', async () => {
    assert.equal(serviceAccountName, only('ServiceAccount').metadata.name);
    assert.deepEqual(
      containers.map(({ image }) => image),
      images.map(({ name }) => name)
    );
    const [example] = await readYaml('secret.example.yaml');
    assert.deepEqual(
      volumes.flatMap(({ secret }) => secret?.secretName ?? []),
      [example?.metadata.name]
    );
    assert.deepEqual(
      volumes.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []),
      [only('PersistentVolumeClaim').metadata.name]
    );
  });

  test('sets nothing that is no setting', () => {
    const known = new Set([...settingNames.map(variableOf), 'VIGIL_TOKEN_FILE', 'VIGIL_CONFIG']);
    const set = containers.flatMap(({ env }) => env.map(({ name }) => name)).filter((name) => name.startsWith('VIGIL'));
    assert.deepEqual(
      set.filter((name) => !known.has(name)),
      []
    );
  });

  test('brings no Secret along', () => {
    assert.deepEqual(
      manifests.filter(({ kind }) => kind === 'Secret'),
      []
    );
  });
});
