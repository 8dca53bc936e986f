import { describe, it } from 'node:test';
import { prometheusChecks } from '../src/audit/catalogue.ts';
import { countWorkloads, withTopOwner, workloadLabels } from '../src/audit/top-owner-query.ts';
import { constant } from './promql/check-world.ts';
import { cases } from './promql/check-worlds.ts';
import { inputsOf, judge, needsPromtool, scopes } from './promql/promtool.ts';
import { series as shop } from './promql/shop-world.ts';

const owned = (pod: string, kind: string, name: string, isController = 'true') =>
  `kube_pod_owner{namespace="shop",pod="${pod}",owner_kind="${kind}",owner_name="${name}",owner_is_controller="${isController}"}`;
const replicaSet = (name: string, kind: string, owner: string) =>
  `kube_replicaset_owner{namespace="shop",replicaset="${name}",owner_kind="${kind}",owner_name="${owner}",owner_is_controller="${kind ? 'true' : ''}"}`;
const job = (name: string, kind: string, owner: string) =>
  `kube_job_owner{namespace="shop",job_name="${name}",owner_kind="${kind}",owner_name="${owner}",owner_is_controller="${kind ? 'true' : ''}"}`;

/** The pods of a namespace with what tells of their owners, and the workloads they are of. */
const pods: Array<[pod: string, owner: string, workload: [kind: string, name: string]]> = [
  ['cart-1-a', owned('cart-1-a', 'ReplicaSet', 'cart-1'), ['Deployment', 'cart']],
  // A rollout: the second ReplicaSet of one Deployment.
  ['cart-2-a', owned('cart-2-a', 'ReplicaSet', 'cart-2'), ['Deployment', 'cart']],
  ['alone-a', owned('alone-a', 'ReplicaSet', 'alone'), ['ReplicaSet', 'alone']],
  ['aged-a', owned('aged-a', 'ReplicaSet', 'aged'), ['ReplicaSet', 'aged']],
  ['nightly-1-a', owned('nightly-1-a', 'Job', 'nightly-1'), ['CronJob', 'nightly']],
  ['nightly-2-a', owned('nightly-2-a', 'Job', 'nightly-2'), ['CronJob', 'nightly']],
  ['once-a', owned('once-a', 'Job', 'once'), ['Job', 'once']],
  // The same name, other kinds.
  ['cart-0', owned('cart-0', 'StatefulSet', 'cart-1'), ['StatefulSet', 'cart-1']],
  ['bare', owned('bare', '', '', ''), ['Pod', 'bare']],
  ['etcd-n1', owned('etcd-n1', 'Node', 'n1'), ['Pod', 'etcd-n1']],
];
const told = {
  [replicaSet('cart-1', 'Deployment', 'cart')]: constant(1),
  [replicaSet('cart-2', 'Deployment', 'cart')]: constant(1),
  [replicaSet('alone', '', '')]: constant(1),
  [replicaSet('aged', '<none>', '<none>')]: constant(1),
  [job('nightly-1', 'CronJob', 'nightly')]: constant(1),
  [job('nightly-2', 'CronJob', 'nightly')]: constant(1),
  [job('once', '', '')]: constant(1),
};
const all = { ...told, ...Object.fromEntries(pods.map(([, owner]) => [owner, constant(1)])) };
const used = Object.fromEntries(
  [...pods.map(([pod]) => pod), 'unknown'].map((pod) => [`used{namespace="shop",pod="${pod}"}`, constant(5)])
);

/** Of each owner check: what must be there, else it knows nothing. */
const needs: Record<string, string[]> = {
  'PR-08': ['kube_pod_status_ready'],
  'RS-07': ['container_memory_working_set_bytes', 'kube_pod_container_resource_limits'],
  'RS-08': ['container_cpu_cfs_periods_total', 'container_cpu_cfs_throttled_periods_total'],
  'RS-09': ['container_cpu_usage_seconds_total', 'kube_pod_container_resource_requests'],
  'RS-10': ['container_memory_working_set_bytes', 'kube_pod_container_resource_requests'],
  'RS-11': [
    'container_cpu_usage_seconds_total',
    'container_memory_working_set_bytes',
    'kube_pod_container_resource_requests',
  ],
  'RS-12': ['kube_pod_container_status_restarts_total'],
  'RS-13': ['container_fs_usage_bytes'],
  'RS-14': ['container_memory_working_set_bytes', 'kube_pod_container_resource_limits'],
  'RS-15': ['DCGM_FI_DEV_GPU_UTIL'],
  'RS-16': ['container_pressure_cpu_waiting_seconds_total'],
  'RT-01': ['kube_pod_container_status_restarts_total'],
  'RT-02': ['kube_pod_container_status_restarts_total'],
};

describe('top owners', needsPromtool, () => {
  for (const scope of scopes) {
    const where = scope.clusterLabel ? ' in one cluster among others' : '';
    const vector = scope.clusterLabel ? `used{${scope.matchers}}` : 'used';
    const query = `sum by (${workloadLabels(scope)}) (${withTopOwner(scope, vector)})`;
    const expect = (expr: string, samples: Array<[labels: string, value: number]>) => ({
      ...{ expr, eval_time: '410m' },
      exp_samples: samples.map(([labels, value]) => ({ labels: `{${labels}}`, value })),
    });
    const workload = ([kind, name]: [string, string], value: number): [string, number] => [
      `${scope.clusterLabel ? 'cluster="a",' : ''}namespace="shop",workload_kind="${kind}",workload="${name}"`,
      value,
    ];
    const judged = (series: Record<string, string>, ...promql_expr_test: unknown[]) =>
      judge([{ interval: '1m', input_series: inputsOf(scope, series), promql_expr_test }]);

    it(`names and counts every kind of workload${where}`, () => {
      const workloads = Map.groupBy(pods, ([, , ref]) => ref.join(' '));
      const found = [...workloads.values()].map((of) => workload(of[0]?.[2] ?? ['', ''], 5 * of.length));
      judged({ ...all, ...used }, expect(query, found), expect(countWorkloads(scope, vector), [['', found.length]]));
    });

    it(`falls back to ReplicaSet and Job where only pods are told of${where}`, () => {
      const bare = Object.fromEntries(Object.entries({ ...all, ...used }).filter(([name]) => !(name in told)));
      const found = pods.map(([, owner, ref]): [string, number] => {
        const [, kind = '', name = ''] = /owner_kind="(ReplicaSet|Job)",owner_name="([^"]+)"/.exec(owner) ?? [
          '',
          ...ref,
        ];
        return workload([kind, name], 5);
      });
      judged(bare, expect(query, found), expect(countWorkloads(scope, vector), [['', 3]]));
    });

    for (const check of prometheusChecks.filter(({ id }) => needs[id])) {
      it(`${check.id}: what lacks is unknown${where}`, () => {
        const world = cases[check.id]?.series ?? shop;
        for (const missing of [...(needs[check.id] ?? []), 'kube_pod_owner']) {
          const left = Object.fromEntries(Object.entries(world).filter(([name]) => !name.startsWith(`${missing}{`)));
          judged(left, expect(check.probe(scope), []));
        }
      });
    }
  }
});

describe('data that has only just begun', needsPromtool, () => {
  const [scope = { matchers: '', clusterLabel: null }] = scopes;
  const labels = 'namespace="shop",pod="cart-1-a",container="app"';
  const state = {
    ...all,
    [`kube_pod_container_resource_requests{${labels},resource="cpu"}`]: constant(1),
    [`kube_pod_container_resource_requests{${labels},resource="memory"}`]: constant(100),
    [`container_memory_working_set_bytes{${labels}}`]: constant(10),
    [`container_cpu_cfs_throttled_periods_total{${labels}}`]: constant(10),
  };
  for (const [id, metric] of [
    ['RS-08', 'container_cpu_cfs_periods_total'],
    ['RS-09', 'container_cpu_usage_seconds_total'],
    ['RS-11', 'container_cpu_usage_seconds_total'],
  ]) {
    it(`${id}: a single sample is no pass`, () => {
      const probe = prometheusChecks.find((check) => check.id === id)?.probe(scope);
      judge([
        {
          interval: '1m',
          input_series: inputsOf(scope, { ...state, [`${metric}{${labels}}`]: '_x409 5+0x20' }),
          promql_expr_test: [{ expr: probe, eval_time: '410m', exp_samples: [] }],
        },
      ]);
    });
  }
});
