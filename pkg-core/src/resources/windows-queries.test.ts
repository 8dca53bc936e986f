import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldUsage, gonePods } from './fold-usage.ts';
import { capabilities, samples } from './testing/example-answers.ts';
import { windowsQueries } from './windows-queries.ts';

const scope = { cluster: null, namespaces: ['shop'] };
const window = { from: 0, to: 3_600_000 };

test('asked where windows_exporter and kube-state-metrics are; the scope is in what names the pods', () => {
  const plan = (...metrics: string[]) => windowsQueries(scope, window, capabilities({ metrics: new Set(metrics) }));
  assert.deepEqual(plan('windows_container_cpu_usage_seconds_total'), []);
  const both = plan('windows_container_cpu_usage_seconds_total', 'kube_pod_container_info');
  assert.equal(both.length, 5);
  assert.ok(both.every(({ expr }) => /last_over_time\(kube_pod_container_info\{[^}]*namespace="shop"/.test(expr)));
});

const windows = {
  windowsCpuMax: samples(['namespace=shop,pod=iis', 0.5]),
  windowsCpuSeconds: samples(['namespace=shop,pod=iis', 360]),
  windowsSamples: samples(['namespace=shop,pod=iis', 40]),
  windowsMemoryMax: samples(['namespace=shop,pod=iis', 900]),
  windowsMemorySum: samples(['namespace=shop,pod=iis', 24_000]),
};

test('a Windows pod has figures like any other', () => {
  const [iis] = foldUsage(windows, capabilities());
  assert.deepEqual([iis?.samples, iis?.cpu.average, iis?.cpu.max], [40, 0.3, 0.5]);
  assert.deepEqual([iis?.memory.average, iis?.memory.max], [600, 900]);
  assert.deepEqual(gonePods({ ...windows, pods: [] }), [{ namespace: 'shop', pod: 'iis' }]);
});

test('where the kubelet knows the pod as well, it has the say', () => {
  const both = {
    ...windows,
    samples: samples(['namespace=shop,pod=iis', 120]),
    cpuMax: samples(['namespace=shop,pod=iis', 0.4]),
  };
  const [iis] = foldUsage(both, capabilities());
  assert.deepEqual([iis?.samples, iis?.cpu.max], [120, 0.4]);
});
