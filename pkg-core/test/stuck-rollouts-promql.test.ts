import { describe, it } from 'node:test';
import { planFinds } from '../src/exceptions-from-prometheus/plan-finds.ts';
import type { ResourceScope } from '../src/resources/scope.ts';
import { inputsOf, judge, needsPromtool } from './promql/promtool.ts';

/** An hour of one sample a minute; the last twenty minutes of it are looked at. */
const always = (value: number) => `${value}+0x60`;
/** Until the 35th minute, and from then on. */
const then = (before: number, after: number) => `${before}+0x34 ${after}+0x26`;

const condition = (status: string, reason: string) =>
  `kube_deployment_status_condition{namespace="shop",deployment="cart",condition="Progressing",status="${status}"${reason}}`;
const set = (replicas: string, updated: string, ready: string) => ({
  'kube_statefulset_replicas{namespace="shop",statefulset="db"}': replicas,
  'kube_statefulset_status_replicas_updated{namespace="shop",statefulset="db"}': updated,
  'kube_statefulset_status_replicas_ready{namespace="shop",statefulset="db"}': ready,
});
const daemons = (desired: string, updated: string, ready: string) => ({
  'kube_daemonset_status_desired_number_scheduled{namespace="shop",daemonset="agent"}': desired,
  'kube_daemonset_status_updated_number_scheduled{namespace="shop",daemonset="agent"}': updated,
  'kube_daemonset_status_number_ready{namespace="shop",daemonset="agent"}': ready,
});

type Found = Array<[label: string, value: number]>;
const cart: Found = [['deployment="cart"', 1]];
const db = (updated: number): Found => [['statefulset="db"', updated]];
const agent = (updated: number): Found => [['daemonset="agent"', updated]];
const cases: Array<[name: string, series: Record<string, string>, found: Found]> = [
  ['a Deployment beyond its deadline', { [condition('false', '')]: always(1) }, cart],
  ['and the reason is a label', { [condition('false', ',reason="ProgressDeadlineExceeded"')]: always(1) }, cart],
  ['that could not make its ReplicaSet', { [condition('false', ',reason="ReplicaSetCreateError"')]: always(1) }, []],
  ['that goes on', { [condition('true', '')]: always(1), [condition('false', '')]: always(0) }, []],
  ['that was stuck earlier in the range', { [condition('false', '')]: '1+0x45 0+0x15' }, cart],
  ['that was stuck before the range', { [condition('false', '')]: then(1, 0) }, []],
  ['a StatefulSet that stands still', set(always(3), then(3, 1), then(3, 2)), db(1)],
  ['that has not updated one', set(always(3), then(3, 0), then(3, 2)), db(0)],
  ['for less than a deadline', set(always(3), '3+0x54 1+0x6', '3+0x54 2+0x6'), []],
  ['that goes on', set(always(9), '0 0 0+0.25x58', always(8)), []],
  ['that is held by a partition', set(always(3), always(1), always(3)), []],
  ['that is held, and a pod of it was away for a while', set(always(3), always(1), '3+0x50 2+0x4 3+0x6'), []],
  ['whose pods are all updated, one not ready', set(always(3), always(3), always(2)), []],
  ['that is scaled to none', set(always(0), always(0), always(0)), []],
  ['that was scaled up a moment ago', set('3+0x55 5+0x5', always(3), always(3)), []],
  ['whose readiness is not collected', set(always(3), then(3, 1), '_x60'), []],
  ['that is new', set('_x54 3+0x6', '_x54 1+0x6', '_x54 0+0x6'), []],
  ['a DaemonSet that stands still', daemons(always(5), then(5, 2), then(5, 4)), agent(2)],
  ['that waits for its pods to be deleted', daemons(always(5), always(2), always(5)), []],
  ['that goes on', daemons(always(9), '0 0 0+0.25x58', always(8)), []],
];

const everything: ResourceScope = { cluster: null, namespaces: [] };
const ofCluster: ResourceScope = { cluster: { label: 'cluster', value: 'a' }, namespaces: ['shop'] };
const exprOf = (scope: ResourceScope, exported: boolean, minutes = 20) =>
  planFinds(scope, { from: 0, to: minutes * 60_000 }, { exported, metrics: new Set() }).find(
    ({ id }) => id === 'rollout'
  )?.expr ?? '';

describe('PromQL of stuck rollouts', needsPromtool, () => {
  const variants = [
    { name: '', expr: exprOf(everything, false), scope: { matchers: '', clusterLabel: null } },
    { name: ', of one cluster', expr: exprOf(ofCluster, false), scope: { matchers: '', clusterLabel: 'cluster' } },
  ];
  for (const { name: suffix, expr, scope } of variants) {
    it(`tells what stands still from what goes on or is held${suffix}`, () => {
      judge(
        cases.map(([name, series, found]) => ({
          name,
          interval: '1m',
          // Two of kube-state-metrics tell the same: nothing is doubled.
          input_series: inputsOf(
            scope,
            Object.fromEntries(
              Object.entries(series).flatMap(([key, values]) => [
                [key.replace('}', ',instance="a"}'), values],
                [key.replace('}', ',instance="b"}'), values],
              ])
            )
          ),
          promql_expr_test: [
            {
              expr,
              eval_time: '60m',
              exp_samples: found.map(([label, value]) => ({
                labels: `{${scope.clusterLabel ? 'cluster="a", ' : ''}namespace="shop", ${label}}`,
                value,
              })),
            },
          ],
        }))
      );
    });
  }

  it('is named alike where the labels of kube-state-metrics were kept apart', () => {
    const series = Object.fromEntries(
      Object.entries(set(always(3), then(3, 1), then(3, 2))).map(([key, values]) => [
        key.replace('namespace="shop"', 'namespace="monitoring",exported_namespace="shop"'),
        values,
      ])
    );
    judge([
      {
        interval: '1m',
        input_series: inputsOf({ matchers: '', clusterLabel: null }, series),
        promql_expr_test: [
          {
            expr: exprOf(everything, true),
            eval_time: '60m',
            exp_samples: [{ labels: '{exported_namespace="shop", namespace="shop", statefulset="db"}', value: 1 }],
          },
        ],
      },
    ]);
  });

  it('survives that kube-state-metrics is started anew under another name', () => {
    const before = set('3+0x50', '1+0x50', '2+0x50');
    const after = set('_x50 3+0x10', '_x50 1+0x10', '_x50 2+0x10');
    const by = (instance: string, series: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(series).map(([key, values]) => [key.replace('}', `,instance="${instance}"}`), values])
      );
    judge([
      {
        interval: '1m',
        input_series: inputsOf({ matchers: '', clusterLabel: null }, { ...by('old', before), ...by('new', after) }),
        promql_expr_test: [
          {
            expr: exprOf(everything, false, 1),
            eval_time: '58m',
            exp_samples: [{ labels: '{namespace="shop", statefulset="db"}', value: 1 }],
          },
        ],
      },
    ]);
  });
});
