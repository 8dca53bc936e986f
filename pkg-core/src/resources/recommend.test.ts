import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kubectlPatch } from './kubectl-patch.ts';
import { foldContainers, type ContainerRow } from './plan-containers.ts';
import { defaultPolicy } from './policy.ts';
import { recommend } from './recommend.ts';
import { samples } from './testing/example-answers.ts';

const MiB = 2 ** 20;
const row = (patch: Partial<ContainerRow>): ContainerRow => ({ container: 'app', cpu: {}, memory: {}, ...patch });

const cases: Array<[name: string, row: ContainerRow, expected: object]> = [
  ['steady', row({ cpu: { average: 1, max: 1 } }), { cpuRequest: 1.15 }],
  ['spiky: halfway', row({ cpu: { average: 0.2, max: 1 } }), { cpuRequest: 0.69 }],
  ['idle: never below 10 m', row({ cpu: { average: 0, max: 0 } }), { cpuRequest: 0.01 }],
  ['a limit stays a limit', row({ cpu: { average: 0.2, max: 0.4, limit: 4 } }), { cpuRequest: 0.35, cpuLimit: 0.6 }],
  ['cut off by its limit', row({ cpu: { average: 0.9, max: 1, limit: 1 } }), { cpuRequest: 1.15, cpuLimit: 1.5 }],
  ['throttled', row({ cpu: { average: 0.2, max: 1, limit: 1 }, throttled: 0.4 }), { cpuRequest: 1.15, cpuLimit: 1.5 }],
  [
    'memory',
    row({ memory: { max: 100 * MiB, limit: 512 * MiB } }),
    { memoryRequest: 128 * MiB, memoryLimit: 128 * MiB },
  ],
  [
    'memory cut off',
    row({ memory: { max: 511 * MiB, limit: 512 * MiB } }),
    { memoryRequest: 768 * MiB, memoryLimit: 768 * MiB },
  ],
];
for (const [name, container, expected] of cases) {
  test(name, () => {
    const { arithmetic, container: named, ...figures } = recommend(container, defaultPolicy)!;
    assert.deepEqual(figures, expected);
    assert.equal(named, 'app');
    assert.ok(arithmetic.length > 0);
  });
}

test('nothing measured: no advice', () => {
  assert.equal(recommend(row({ cpu: { request: 1, max: 1 }, memory: { limit: 1 } }), defaultPolicy), undefined);
});

test('the patch names every container, and only kinds that can be patched have one', () => {
  const advice = [recommend(row({ cpu: { average: 1, max: 1 }, memory: { max: 100 * MiB } }), defaultPolicy)!];
  const shop = { namespace: 'shop', name: 'cart' };
  const patch = kubectlPatch({ kind: 'Deployment', ...shop }, advice) ?? '';
  assert.match(patch, /^kubectl --namespace shop patch deployment\/cart --patch '/);
  assert.deepEqual(JSON.parse(patch.slice(patch.indexOf("'") + 1, -1)), {
    spec: {
      template: {
        spec: {
          containers: [
            { name: 'app', resources: { requests: { cpu: '1150m', memory: '128Mi' }, limits: { memory: '128Mi' } } },
          ],
        },
      },
    },
  });
  assert.match(kubectlPatch({ kind: 'CronJob', ...shop }, advice) ?? '', /"jobTemplate"/);
  assert.equal(kubectlPatch({ kind: 'Pod', ...shop }, advice), undefined);
  assert.equal(kubectlPatch({ kind: 'Deployment', ...shop }, []), undefined);
});

test('containers are folded from their answers; no number is unknown', () => {
  const rows = foldContainers({
    containerCpuMax: samples(['container=b', 1], ['container=a', NaN]),
    containerReserved: samples(['container=a,resource=cpu,__name__=kube_pod_container_resource_limits', 2]),
  });
  assert.deepEqual(rows, [
    { container: 'a', cpu: { limit: 2 }, memory: {} },
    { container: 'b', cpu: { max: 1 }, memory: {} },
  ]);
});
