import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prometheusChecks } from '../src/audit/catalogue.ts';
import { inputsOf, judge, needsPromtool, scopes } from './promql/promtool.ts';

const constant = (value: number) => `${value}+0x20`;
const hpa = (name: string, metric: string, target = name) => ({
  [`kube_horizontalpodautoscaler_info{namespace="shop",horizontalpodautoscaler="${name}",scaletargetref_kind="Deployment",scaletargetref_name="${target}"}`]:
    constant(1),
  [`kube_horizontalpodautoscaler_spec_target_metric{namespace="shop",horizontalpodautoscaler="${name}",metric_name="${metric}",metric_target_type="utilization"}`]:
    constant(80),
});
const target = (name: string) =>
  `namespace="shop",verticalpodautoscaler="${name}",target_kind="Deployment",target_name="${name}"`;
const vpa = (name: string, mode: string, prefix = 'kube_customresource') =>
  Object.fromEntries(
    ['Off', 'Auto'].map((each) => [
      `${prefix}_verticalpodautoscaler_spec_updatepolicy_updatemode{${target(name)},update_mode="${each}"}`,
      constant(each === mode ? 1 : 0),
    ])
  );
const advice = (name: string, resource: string) => ({
  [`kube_customresource_verticalpodautoscaler_status_recommendation_containerrecommendations_target{${target(name)},container="app",resource="${resource}"}`]:
    constant(1),
});
const claim = (name: string, storageClass: string, free: number) => {
  const labels = `namespace="shop",persistentvolumeclaim="${name}"`;
  return {
    [`kubelet_volume_stats_available_bytes{${labels}}`]: constant(free),
    [`kubelet_volume_stats_capacity_bytes{${labels}}`]: constant(100),
    [`kubelet_volume_stats_used_bytes{${labels}}`]: constant(100 - free),
    [`kube_persistentvolumeclaim_info{${labels},storageclass="${storageClass}",volumename="v-${name}"}`]: constant(1),
  };
};
const canExpand = (name: string, value: number) => ({
  [`kube_customresource_storageclass_allow_volume_expansion{storageclass="${name}"}`]: constant(value),
});

type World = [id: string, what: string, series: Record<string, string>, probe: number | null, found: string[]];
const both = (name: string) =>
  `namespace="shop", horizontalpodautoscaler="${name}", resource="cpu", target_kind="Deployment", target_name="${name}"`;
const worlds: World[] = [
  [
    'AS-08',
    'both on CPU',
    { ...hpa('cart', 'cpu'), ...vpa('cart', 'Auto'), ...advice('cart', 'cpu') },
    1,
    [both('cart')],
  ],
  [
    'AS-08',
    'not known yet what the VPA controls',
    { ...hpa('cart', 'cpu'), ...vpa('cart', 'Auto') },
    1,
    [both('cart')],
  ],
  ['AS-08', 'as older versions name it', { ...hpa('cart', 'cpu'), ...vpa('cart', 'Auto', 'kube') }, 1, [both('cart')]],
  [
    'AS-08',
    'each on its own resource',
    { ...hpa('cart', 'cpu'), ...vpa('cart', 'Auto'), ...advice('cart', 'memory') },
    1,
    [],
  ],
  ['AS-08', 'a VPA that only advises', { ...hpa('cart', 'cpu'), ...vpa('cart', 'Off') }, 1, []],
  ['AS-08', 'of different workloads', { ...hpa('cart', 'cpu'), ...vpa('pay', 'Auto') }, 1, []],
  ['AS-08', 'an HPA on a metric of its own', { ...hpa('cart', 'requests_per_second'), ...vpa('cart', 'Auto') }, 1, []],
  ['AS-08', 'no VPA is told of', hpa('cart', 'cpu'), null, []],
  [
    'ST-08',
    'nearly full, class fixed',
    { ...claim('full', 'fixed', 10), ...claim('roomy', 'fixed', 80), ...canExpand('fixed', 0) },
    2,
    ['namespace="shop", persistentvolumeclaim="full", storageclass="fixed"'],
  ],
  ['ST-08', 'nearly full, class expands', { ...claim('full', 'elastic', 10), ...canExpand('elastic', 1) }, 1, []],
  ['ST-08', 'of the class nothing is known', { ...claim('full', 'other', 10), ...canExpand('fixed', 0) }, null, []],
  ['ST-08', 'of no class anything is known', claim('full', 'fixed', 10), null, []],
];

describe('PromQL of checks that rest on custom resource state', needsPromtool, () => {
  for (const scope of scopes) {
    for (const [id, what, series, probe, found] of worlds) {
      it(`${id} ${what}${scope.clusterLabel ? ', one cluster among others' : ''}`, () => {
        const check = prometheusChecks.find((each) => each.id === id) ?? assert.fail(id);
        const ask = (expr: string, samples: Array<{ labels: string; value: number }>) => ({
          expr,
          eval_time: '15m',
          exp_samples: samples,
        });
        const value = id === 'ST-08' ? 0.1 : 1;
        judge([
          {
            interval: '1m',
            input_series: inputsOf(scope, series),
            promql_expr_test: [
              ask(check.probe(scope), probe === null ? [] : [{ labels: '{}', value: probe }]),
              ask(
                check.query(scope),
                found.map((labels) => ({ labels: `{${scope.clusterLabel ? 'cluster="a", ' : ''}${labels}}`, value }))
              ),
            ],
          },
        ]);
      });
    }
  }
});
