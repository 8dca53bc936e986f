import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../resources/testing/example-answers.ts';
import { missingMetrics, neededMetrics, planCollected, readCollected } from './collected.ts';
import { planDetails } from './plan-details.ts';
import { planFinds } from './plan-finds.ts';
import { edgeStep, sustainedStep } from './query-steps.ts';
import { troubledOf } from './troubled.ts';

const everything = { cluster: null, namespaces: [] };
const window = { from: 1_767_225_600_000, to: 1_767_225_600_000 + 6 * 3_600_000 };
const collected = { exported: false, metrics: new Set<string>() };
const found = {
  waiting: samples(['namespace=shop,pod=a,container=app,reason=ErrImagePull', 1]),
  job: samples(['namespace=batch,job_name=mail', 1]),
};

test('every query keeps clusters apart and asks by identity before it adds', () => {
  const queries = [
    ...planFinds(everything, window, collected),
    ...planDetails(troubledOf(found), everything, window, collected),
  ];
  for (const { expr } of queries) {
    for (const [, by] of expr.matchAll(/(?:max|min|sum) by \(([^)]*)\)/g)) {
      assert.match(by ?? '', /^cluster/, expr);
    }
    for (const [, inner] of expr.matchAll(/sum by \([^)]*\) \((\S+)/g)) {
      assert.match(inner ?? '', /^\(*max$/, expr);
    }
  }
});

test('without honor_labels the metric’s own labels are selected, grouped and named', () => {
  const scope = { cluster: null, namespaces: ['shop'] };
  const exported = { ...collected, exported: true };
  const queries = [...planFinds(scope, window, exported), ...planDetails(troubledOf(found), scope, window, exported)];
  for (const { expr } of queries) {
    assert.doesNotMatch(expr, /[{,(] ?(namespace|pod|container)[=,)]/, expr);
    assert.match(expr, /"namespace", "\$1", "exported_namespace"/, expr);
  }
});

test('the second look is about what was found only', () => {
  const plan = planDetails(troubledOf(found), everything, window, collected);
  const about = plan.filter(({ id }) => id === 'edges').map(({ expr }) => expr);
  assert.equal(about.length, 2);
  assert.match(about[0] ?? '', /waiting_reason.*pod="a"/);
  assert.match(about[1] ?? '', /kube_job_failed.*job_name="mail"/);
  assert.deepEqual(planDetails(troubledOf({}), everything, window, collected), []);
});

test('nodes are not asked about when namespaces are', () => {
  const ids = (namespaces: string[]) => planFinds({ cluster: null, namespaces }, window, collected).map(({ id }) => id);
  assert.ok(ids([]).includes('node'));
  assert.ok(!ids(['shop']).includes('node'));
});

test('a container’s past counts only with a restart, or when restarts are unknown', () => {
  const ended = samples(['namespace=shop,pod=a,container=app,reason=OOMKilled', 1]);
  assert.deepEqual(troubledOf({ ended, restarted: [] }).pods, []);
  assert.equal(troubledOf({ ended }).pods.length, 1);
});

test('names of pods go into several queries when they are many', () => {
  const many = samples(
    ...Array.from({ length: 1000 }, (_, index) => [`namespace=shop,pod=checkout-7f9c8d6b5-${index}`, 1] as const)
  );
  const plan = planDetails(troubledOf({ unready: many }), everything, window, collected);
  assert.ok(plan.filter(({ id }) => id === 'podOwners').length > 1);
  assert.ok(Math.max(...plan.map(({ expr }) => expr.length)) < 16 * 1024);
});

test('steps follow the range, and never go beyond what Prometheus remembers', () => {
  for (const [hours, sustained, edge] of [
    [0.1, 30, 30],
    [1, 30, 30],
    [6, 30, 60],
    [24, 60, 240],
    [24 * 30, 300, 300],
  ] as const) {
    const range = { from: 0, to: hours * 3_600_000 };
    assert.deepEqual([sustainedStep(range), edgeStep(range)], [sustained, edge], `${hours} h`);
  }
});

test('what is collected is told from what is not, and from no answer', () => {
  const all = neededMetrics.map(({ metric }) => [`metric=${metric}`, 1] as const);
  assert.equal(readCollected({}), undefined);
  assert.deepEqual(missingMetrics(readCollected({ metrics: samples(...all) }) ?? collected), []);
  assert.deepEqual(
    missingMetrics(readCollected({ metrics: samples(...all.slice(1)) }) ?? collected).map(({ metric }) => metric),
    ['kube_pod_container_status_waiting']
  );
  assert.equal(readCollected({ metrics: [] })?.metrics.size, 0);
  assert.equal(readCollected({ metrics: [], exported: samples(['', 3]) })?.exported, true);
  assert.match(planCollected(everything, window)[0]?.expr ?? '', /offset 3h/);
});
