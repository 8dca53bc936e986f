import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planPercentiles, readPercentiles } from './plan-percentiles.ts';
import { capabilities, samples } from './testing/example-answers.ts';

const scope = { cluster: null, namespaces: ['shop'], pods: ['a', 'b'] };
const window = { from: 0, to: 3_600_000 };

test('each pod’s own, or of the sum of all at each moment', () => {
  const expr = (of: 'pod' | 'sum', usage: 'pod' | 'container') =>
    planPercentiles(scope, window, capabilities({ usage }), of)[1]?.expr ?? '';
  assert.match(expr('pod', 'pod'), /^max by \(namespace, pod\) \(quantile_over_time\(0\.95, \(irate\(/);
  assert.match(expr('sum', 'pod'), /^quantile_over_time\(0\.95, \(sum\(max by \(namespace, pod\) \(irate\(/);
  assert.match(expr('pod', 'container'), /sum by \(namespace, pod\) \(max by \(namespace, pod, container\)/);
  assert.deepEqual(planPercentiles(scope, window, capabilities({ usage: 'none' }), 'pod'), []);
});

test('by pod; no number is unknown', () => {
  const found = readPercentiles({
    cpuP95: samples(['namespace=shop,pod=a', 0.5], ['namespace=shop,pod=b', NaN]),
    memoryP50: samples(['namespace=shop,pod=a', 100]),
  });
  assert.deepEqual([...found], [['shop/a', { cpu: { p95: 0.5 }, memory: { p50: 100 } }]]);
  assert.deepEqual([...readPercentiles({ cpuP99: samples(['x=y', 2]) })], [['', { cpu: { p99: 2 }, memory: {} }]]);
});
