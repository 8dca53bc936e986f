import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fitsNode, isTolerated } from './node-fit.ts';
import type { Node } from './objects.ts';
import type { NodeRequirement, Toleration } from './pod.ts';
import { projections } from './projections.ts';

const node = projections.nodes.project({
  metadata: { uid: 'u', name: 'n-1', labels: { zone: 'a', cores: '16' } },
}) as Node;
const spec = (raw: Record<string, unknown>) =>
  projections.pods.project({ metadata: { uid: 'p', name: 'p' }, spec: raw })?.spec ?? assert.fail();
const affinity = (...terms: unknown[]) =>
  spec({
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } },
  });

const requirements: Array<[NodeRequirement, boolean]> = [
  [{ key: 'zone', operator: 'In', values: ['a', 'b'] }, true],
  [{ key: 'zone', operator: 'In', values: ['b'] }, false],
  [{ key: 'zone', operator: 'NotIn', values: ['a'] }, false],
  [{ key: 'disk', operator: 'NotIn', values: ['ssd'] }, true],
  [{ key: 'zone', operator: 'Exists', values: [] }, true],
  [{ key: 'zone', operator: 'DoesNotExist', values: [] }, false],
  [{ key: 'cores', operator: 'Gt', values: ['8'] }, true],
  [{ key: 'cores', operator: 'Lt', values: ['8'] }, false],
  [{ key: 'disk', operator: 'Gt', values: ['8'] }, false],
];
for (const [requirement, expected] of requirements) {
  it(`affinity ${requirement.key} ${requirement.operator} ${requirement.values.join()}`, () => {
    assert.equal(fitsNode(affinity({ matchExpressions: [requirement] }), node), expected);
  });
}

it('one term is enough, an empty one matches nothing, and fields name the node', () => {
  const [no, yes] = [{ matchExpressions: [requirements[1]?.[0]] }, { matchExpressions: [requirements[0]?.[0]] }];
  assert.equal(fitsNode(affinity(no, yes), node), true);
  assert.equal(fitsNode(affinity({}), node), false);
  assert.equal(
    fitsNode(affinity({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n-1'] }] }), node),
    true
  );
});

it('node selector, cordon and taints', () => {
  assert.equal(fitsNode(spec({ nodeSelector: { zone: 'b' } }), node), false);
  assert.equal(fitsNode(spec({}), { ...node, unschedulable: true }), false);
  const tainted = (effect: string) => ({ ...node, taints: [{ key: 'gpu', value: 'yes', effect }] });
  assert.equal(fitsNode(spec({}), tainted('NoSchedule')), false);
  assert.equal(fitsNode(spec({}), tainted('PreferNoSchedule')), true);
  assert.equal(fitsNode(spec({ tolerations: [{ operator: 'Exists' }] }), tainted('NoExecute')), true);
});

const tolerations: Array<[Partial<Toleration>, boolean]> = [
  [{ key: 'gpu', operator: 'Exists' }, true],
  [{ key: 'gpu', value: 'yes' }, true],
  [{ key: 'gpu', value: 'no' }, false],
  [{ key: 'gpu', value: 'yes', effect: 'NoExecute' }, false],
  [{ key: 'cpu', operator: 'Exists' }, false],
  [{ operator: 'Exists', effect: 'NoSchedule' }, true],
];
for (const [toleration, expected] of tolerations) {
  it(`toleration ${JSON.stringify(toleration)}`, () => {
    const whole: Toleration = { key: '', operator: 'Equal', value: '', effect: '', ...toleration };
    assert.equal(isTolerated({ key: 'gpu', value: 'yes', effect: 'NoSchedule' }, [whole]), expected);
  });
}

it('reads what places pods and volumes', () => {
  const placed = spec({
    topologySpreadConstraints: [{ maxSkew: 2, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'host' }] } },
  });
  assert.deepEqual(
    [placed.spreadConstraints?.[0]?.maxSkew, placed.spreadConstraints?.[0]?.hard, placed.repels?.[0]?.topologyKey],
    [2, true, 'host']
  );
  const metadata = { uid: 'u', name: 'v' };
  const volume = projections.persistentvolumes.project({
    metadata,
    spec: { local: { path: '/d' }, capacity: { storage: '1Gi' }, claimRef: { namespace: 'shop', name: 'data' } },
  });
  assert.deepEqual([volume?.pinned, volume?.capacityBytes, volume?.claim?.name], [true, 2 ** 30, 'data']);
  const ingress = projections.ingresses.project({
    metadata,
    spec: {
      defaultBackend: { service: { name: 'web', port: { name: 'http' } } },
      rules: [
        {
          host: 'a',
          http: {
            paths: [
              { path: '/', backend: { service: { name: 'api', port: { number: 80 } } } },
              { backend: { resource: {} } },
            ],
          },
        },
      ],
    },
  });
  assert.deepEqual(ingress?.backends, [
    { host: 'a', path: '/', service: 'api', port: 80 },
    { host: '', path: '', service: 'web', port: 'http' },
  ]);
  const hooks = projections.validatingwebhookconfigurations.project({
    metadata,
    webhooks: [
      { name: 'x', clientConfig: { url: 'https://x' } },
      { name: 'y', failurePolicy: 'Ignore', clientConfig: { service: { namespace: 'n', name: 's' } } },
    ],
  });
  assert.deepEqual(hooks?.webhooks, [
    { name: 'x', failurePolicy: 'Fail', service: null },
    { name: 'y', failurePolicy: 'Ignore', service: { namespace: 'n', name: 's' } },
  ]);
  const quota = projections.resourcequotas.project({
    metadata,
    spec: { scopes: ['BestEffort'] },
    status: { hard: { pods: '9' }, used: { pods: '3' } },
  });
  assert.deepEqual([quota?.hard, quota?.used, quota?.scoped], [{ pods: 9 }, { pods: 3 }, true]);
});
