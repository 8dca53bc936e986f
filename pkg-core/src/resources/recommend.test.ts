import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kubectlPatch } from './kubectl-patch.ts';
import { foldContainers, type ContainerRow } from './plan-containers.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { recommend } from './recommend.ts';
import { recommendWorkload } from './recommend-workload.ts';
import { samples } from './testing/example-answers.ts';

const MiB = 2 ** 20;
const row = (patch: Partial<ContainerRow>): ContainerRow => ({ container: 'app', cpu: {}, memory: {}, ...patch });

const cases: Array<[name: string, row: ContainerRow, expected: object, policy?: Partial<Policy>]> = [
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
  [
    'OOM killed at its limit: never below it, however little it uses since',
    row({ memory: { max: 100 * MiB, limit: 512 * MiB }, oomKilledAt: 512 * MiB }),
    { memoryRequest: 640 * MiB, memoryLimit: 640 * MiB },
  ],
  [
    'OOM killed long ago at less than it has now',
    row({ memory: { max: 400 * MiB, limit: 1024 * MiB }, oomKilledAt: 128 * MiB }),
    { memoryRequest: 464 * MiB, memoryLimit: 464 * MiB },
  ],
  ['peak', row({ cpu: { average: 0.2, max: 1 } }), { cpuRequest: 1.15 }, { cpuStrategy: 'peak' }],
  [
    'percentile',
    row({ cpu: { average: 0.2, max: 1 }, percentile: { cpu: 0.4 } }),
    { cpuRequest: 0.46 },
    { cpuStrategy: 'percentile' },
  ],
  [
    'percentile that was not measured: halfway',
    row({ cpu: { average: 0.2, max: 1 } }),
    { cpuRequest: 0.69 },
    { cpuStrategy: 'percentile' },
  ],
  [
    'memory percentile: the limit stays above the peak',
    row({ memory: { max: 100 * MiB, limit: 512 * MiB }, percentile: { memory: 50 * MiB } }),
    { memoryRequest: 64 * MiB, memoryLimit: 128 * MiB },
    { memoryStrategy: 'percentile' },
  ],
  [
    'floors',
    row({ cpu: { average: 0, max: 0 }, memory: { max: MiB } }),
    { cpuRequest: 0.1, memoryRequest: 112 * MiB, memoryLimit: 112 * MiB },
    { minCores: 0.1, minBytes: 100 * MiB },
  ],
  ['a sidecar stays one', row({ cpu: { average: 1, max: 1 }, init: true }), { cpuRequest: 1.15, init: true }],
];
for (const [name, container, expected, policy] of cases) {
  test(name, () => {
    const {
      arithmetic,
      container: named,
      confidence,
      ...figures
    } = recommend(container, { ...defaultPolicy, ...policy })!;
    assert.deepEqual(figures, expected);
    assert.equal(named, 'app');
    assert.ok(['low', 'medium', 'high'].includes(confidence.level));
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

const shop = { kind: 'Deployment', namespace: 'shop', name: 'cart' };
const busy = row({ cpu: { average: 0.4, max: 0.4, request: 1 }, memory: { max: 100 * MiB, request: 1024 * MiB } });
const advise = (rows: ContainerRow[], patch: Partial<Policy> = {}, more: object = {}) =>
  recommendWorkload(shop, rows, { replicas: 3, ...more }, { ...defaultPolicy, ...patch });

test('a workload: what is saved over its replicas, in cores, bytes and money', () => {
  const prices = { currency: 'USD', perCoreHour: 0.03, perGibHour: 0.004 };
  const advice = advise([busy], { prices });
  assert.equal(advice?.saved.cores?.toFixed(3), '1.620');
  assert.equal(advice?.saved.bytes, 3 * (1024 - 128) * MiB);
  assert.equal(advice?.money?.currency, 'USD');
  assert.equal(advice?.money?.perMonth.toFixed(2), ((1.62 * 0.03 + 2.625 * 0.004) * 730).toFixed(2));
  assert.match(advice?.strategy.en ?? '', /halfway between average and peak.*memory peak.*15 %/);
  assert.equal(advise([busy])?.money, undefined);
  assert.equal(advise([row({ cpu: { max: 1 } })]), undefined);
});

test('what is needed is negative; what was not measured is unknown', () => {
  const saved = advise([row({ cpu: { average: 1, max: 1, request: 0.15 } })])?.saved;
  assert.deepEqual([saved?.cores?.toFixed(2), saved?.bytes], ['-3.00', undefined]);
});

test('confidence: by samples, and low where a limit cut the measurement off', () => {
  const level = (patch: Partial<ContainerRow>) => advise([{ ...busy, ...patch }])?.confidence.level;
  assert.deepEqual(
    [{ samples: 100 }, { samples: 99 }, { samples: 19 }, {}, { samples: 500, throttled: 0.5 }].map(level),
    ['high', 'medium', 'low', 'low', 'high']
  );
  const limited = { samples: 500, throttled: 0.5, cpu: { average: 0.1, max: 0.4, limit: 0.4 } };
  assert.equal(level(limited), 'low');
  assert.match(advise([{ ...busy, ...limited }])?.confidence.reason.en ?? '', /a limit cut the measurement off/);
  assert.equal(level({ samples: 500, oomKilledAt: MiB }), 'low');
});

test('an autoscaler: utilisation and replicas before and after, and the target that keeps its behaviour', () => {
  const autoscaler = { name: 'cart', target: shop, min: 2, max: 10, utilisation: { cpu: 0.5 } };
  const effect = advise([busy], {}, { autoscaler })?.autoscaler;
  assert.deepEqual([effect?.replicas, effect?.replicasAfter, effect?.resource], [3, 6, 'cpu']);
  assert.equal(effect?.utilisation, 0.4);
  assert.equal(effect?.targetToKeep.toFixed(3), (0.5 / 0.46).toFixed(3));
  assert.match(effect?.text.en ?? '', /aims at 50 %.*3 → 6 replicas.*109 %/);
  const bounded = advise([busy], {}, { autoscaler: { ...autoscaler, max: 4 } })?.autoscaler;
  assert.equal(bounded?.replicasAfter, 4);
  const unknown = row({ container: 'b', cpu: {}, memory: { max: 1 } });
  for (const [rows, target] of [
    [[busy, unknown], { cpu: 0.5 }],
    [[busy], {}],
  ] as const) {
    assert.equal(advise([...rows], {}, { autoscaler: { ...autoscaler, utilisation: target } })?.autoscaler, undefined);
  }
});

test('Helm values: at the top for one container, by name for several', () => {
  const [first, ...one] = advise([busy])?.helm.split('\n') ?? [];
  assert.match(first ?? '', /^# Deployment shop\/cart/);
  assert.deepEqual(one, [
    ...['resources:', '  requests:', '    cpu: 460m', '    memory: 128Mi', '  limits:', '    memory: 128Mi', ''],
  ]);
  const two = advise([busy, { ...busy, container: 'b' }])?.helm;
  assert.match(two ?? '', /\napp:\n  resources:\n    requests:\n      cpu: 460m\n[^]*\nb:\n  resources:/);
});

test('a sidecar is patched among the init containers', () => {
  const patch = advise([busy, { ...busy, container: 'proxy', init: true }])?.kubectl ?? '';
  const { spec } = JSON.parse(patch.slice(patch.indexOf("'") + 1, -1)).spec.template;
  const names = (list: Array<{ name: string }>) => list.map(({ name }) => name);
  assert.deepEqual([names(spec.containers), names(spec.initContainers)], [['app'], ['proxy']]);
});

test('what is known of containers beside their figures', () => {
  const [app, proxy, ...rest] = foldContainers({
    containerCpuMax: samples(['container=app', 1], ['container=proxy', 1]),
    containerSamples: samples(['container=app', 120]),
    containerOomKilled: samples(['container=app', 512]),
    containerCpuPercentile: samples(['container=app', 0.5]),
    containerInit: samples(['container=proxy', 1], ['container=migrate', 1]),
    containerReserved: samples(
      ['container=migrate,resource=cpu,__name__=kube_pod_init_container_resource_requests', 2],
      ['container=proxy,resource=cpu,__name__=kube_pod_init_container_resource_requests', 0.1]
    ),
  });
  assert.deepEqual(app, {
    ...{ container: 'app', cpu: { max: 1 }, memory: {}, samples: 120, oomKilledAt: 512, percentile: { cpu: 0.5 } },
  });
  assert.deepEqual(proxy, { container: 'proxy', cpu: { max: 1, request: 0.1 }, memory: {}, init: true });
  assert.deepEqual(rest, []);
});
