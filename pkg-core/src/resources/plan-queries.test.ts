import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planContainers } from './plan-containers.ts';
import { planGonePods } from './plan-gone-pods.ts';
import { planQueries } from './plan-queries.ts';
import { defaultPolicy } from './policy.ts';
import { planYoungPods } from './pressure-queries.ts';
import { capabilities, samples } from './testing/example-answers.ts';

const scope = { cluster: null, namespaces: ['shop', 'pay'] };
const window = { from: 0, to: 6 * 3_600_000 };
const plan = (patch = {}, at = window) =>
  Object.fromEntries(planQueries(scope, at, capabilities(patch), defaultPolicy).map(({ id, expr }) => [id, expr]));

test('usage stands on the pod’s own cgroup and aggregates outside', () => {
  const { cpuMax, samples } = plan();
  assert.equal(
    cpuMax,
    'max by (namespace, pod) (max_over_time(irate(container_cpu_usage_seconds_total{container="",image="",pod!="",namespace=~"shop|pay"}[2m])[6h:30s]))'
  );
  assert.match(samples ?? '', /^sum by \(namespace, pod\) \(count_over_time\(/);
});

test('a slower scrape widens irate and the subquery', () => {
  const { cpuMax } = plan({ interval: { seconds: 60, measured: true } });
  assert.match(cpuMax ?? '', /irate\(.*\[4m\]\)\[6h:1m\]/);
});

test('a week takes a coarser peak instead of more points than a server allows', () => {
  const { cpuMax } = plan({}, { from: 0, to: 7 * 86_400_000 });
  assert.match(cpuMax ?? '', /max_over_time\(rate\(.*\[210s\]\)\[7d:210s\]/);
});

test('containers only: the largest series of a container, summed per pod', () => {
  const { cpuMax, memoryMax } = plan({ usage: 'container' });
  assert.match(cpuMax ?? '', /^sum by \(namespace, pod\) \(max by \(namespace, pod, container\) \(sum without \(cpu\)/);
  assert.match(memoryMax ?? '', /container!="POD"/);
});

test('the names before Kubernetes 1.16 are renamed', () => {
  assert.match(
    plan({ usage: 'legacy' }).cpuMax ?? '',
    /^label_replace\(sum by \(namespace, pod_name\).*"pod", "\$1", "pod_name"/
  );
});

test('two replicas of kube-state-metrics do not double a request', () => {
  assert.match(
    plan().reserved ?? '',
    /sum by \(namespace, pod, resource\) \(max by \(namespace, pod, container, resource\)/
  );
});

test('without honor_labels scope and labels go by their exported names', () => {
  const { reserved } = plan({ exported: true });
  assert.match(reserved ?? '', /exported_namespace=~"shop\|pay"/);
  assert.match(reserved ?? '', /label_replace\(.*"pod", "\$1", "exported_pod"/);
});

test('a node is judged by the pods of every namespace', () => {
  const { nodeReserved, nodeAllocatable } = plan();
  assert.doesNotMatch(nodeReserved ?? '', /shop/);
  assert.doesNotMatch(nodeAllocatable ?? '', /shop/);
});

test('of a whole cluster, what nodes hold is added up from its pods', () => {
  const ids = (patch = {}) =>
    planQueries({ cluster: null, namespaces: [] }, window, capabilities(patch), defaultPolicy).map(({ id }) => id);
  assert.ok(!ids().includes('nodeReserved'));
  assert.ok(ids({ metrics: new Set(['kube_node_status_allocatable']) }).includes('nodeReserved'));
});

test('short windows ask what containers lived, long ones only of young and restarted pods', () => {
  const short = { from: 0, to: 1_800_000 };
  assert.match(plan({}, short).cpuPressure ?? '', /count_over_time/);
  assert.doesNotMatch(plan().cpuPressure ?? '', /count_over_time/);
  const reserved = samples(
    ...['old', 'young', 'restarted'].map((pod) => [`namespace=shop,pod=${pod},resource=cpu`, 1] as const)
  );
  const answers = {
    ...{ reserved, cpuPressure: [], restarted: samples(['namespace=shop,pod=restarted', 2]) },
    samples: samples(
      ...Object.entries({ old: 720, young: 300, restarted: 720, gone: 20 }).map(
        ([pod, count]) => [`namespace=shop,pod=${pod}`, count] as const
      )
    ),
  };
  const again = (given: Parameters<typeof planYoungPods>[0], at = window) =>
    planYoungPods(given, scope, at, capabilities(), defaultPolicy).map(({ expr }) => expr);
  const [expr = '', ...more] = again(answers);
  assert.match(expr, /pod=~"restarted\|young".*count_over_time/);
  assert.deepEqual(more, []);
  assert.deepEqual(again(answers, short), []);
  assert.deepEqual(again({ ...answers, cpuPressure: undefined }), []);
  const many = Array.from({ length: 1000 }, (_, index) => `namespace=shop,pod=checkout-7f9c8d6b5-${index}`);
  const young = { ...answers, samples: samples(...many.map((pod) => [pod, 9] as const)) };
  const queries = again({ ...young, reserved: samples(...many.map((pod) => [pod, 1] as const)) });
  assert.ok(queries.length > 1 && queries.every((query) => query.length < 16_384));
});

test('what is not collected is not asked', () => {
  assert.deepEqual(Object.keys(plan({ usage: 'none', reservations: 'none', metrics: new Set() })), []);
  assert.equal(plan().gpuMax, undefined);
  assert.match(plan({ gpu: 'exported_pod' }).gpuMax ?? '', /exported_namespace=~"shop\|pay"/);
});

test('parentheses and quotes are balanced in every query of every form', () => {
  const forms = [
    {},
    { usage: 'container' },
    { usage: 'legacy' },
    { reservations: 'v1' },
    { exported: true },
    { gpu: 'pod' },
  ] as const;
  for (const form of forms) {
    const all = [
      ...planQueries(scope, window, capabilities(form), defaultPolicy),
      ...planContainers({ ...scope, pods: ['a'] }, window, capabilities(form)),
      ...planGonePods([{ namespace: 'shop', pod: 'a' }], scope, window, capabilities(form)),
    ];
    for (const { id, expr } of all) {
      for (const [open, close] of ['()', '{}', '[]']) {
        assert.equal(expr.split(open ?? '').length, expr.split(close ?? '').length, `${id}: ${expr}`);
      }
      assert.equal(expr.split('"').length % 2, 1, `${id}: ${expr}`);
    }
  }
});

test('gone pods are asked in queries that VictoriaMetrics still takes', () => {
  const pods = Array.from({ length: 2000 }, (_, index) => ({ namespace: 'shop', pod: `checkout-7f9c8d6b5-${index}` }));
  const queries = planGonePods(pods, scope, window, capabilities());
  assert.ok(queries.length > 3);
  assert.ok(queries.every(({ expr }) => expr.length < 16_384));
  const named = queries
    .filter(({ id }) => id === 'reserved')
    .flatMap(({ expr }) => expr.match(/checkout-7f9c8d6b5-\d+/g) ?? []);
  assert.equal(new Set(named).size, 2000);
  assert.match(
    queries.find(({ id }) => id === 'jobOwners')?.expr ?? '',
    /last_over_time\(kube_job_owner\{namespace="shop"\}\[6h\]\)/
  );
  assert.deepEqual(planGonePods([], scope, window, capabilities()), []);
});
