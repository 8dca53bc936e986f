import { describe, it } from 'node:test';
import { nodeNamesQuery } from '../src/audit/node-names.ts';
import { inputsOf, judge, needsPromtool, scopes } from './promql/promtool.ts';

const constant = '1+0x20';
const series = {
  'kubelet_node_name{instance="10.0.0.1:10250",node="n1"}': constant,
  'node_uname_info{instance="10.244.1.5:9100",namespace="monitoring",pod="exporter-a",nodename="host-1"}': constant,
  'kube_pod_info{namespace="monitoring",pod="exporter-a",node="n1",uid="1"}': constant,
  // A second kube-state-metrics says the same; the pod before it ran elsewhere.
  'kube_pod_info{namespace="monitoring",pod="exporter-a",node="n1",uid="1",instance="second"}': constant,
  'kube_pod_info{namespace="monitoring",pod="exporter-a",node="n1",uid="0"}': constant,
  'kube_node_info{node="n1",internal_ip="10.0.0.1"}': constant,
  'kube_node_info{node="n2"}': constant,
};
const names = [
  'instance="10.0.0.1:10250", node="n1"',
  'instance="10.244.1.5:9100", node="n1"',
  'internal_ip="10.0.0.1", node="n1"',
  'node="n2"',
  'instance="10.244.1.5:9100", nodename="host-1"',
];

describe('PromQL of the names of nodes', needsPromtool, () => {
  for (const scope of scopes) {
    const inScope = (labels: string) => `{${scope.clusterLabel ? 'cluster="a", ' : ''}${labels}}`;
    it(`tells all that names a node${scope.clusterLabel ? ' of one cluster among others' : ''}`, () => {
      const ask = (labels: string[]) => [
        {
          expr: nodeNamesQuery(scope),
          eval_time: '15m',
          exp_samples: labels.map((each) => ({ labels: inScope(each), value: 1 })),
        },
      ];
      judge([
        { interval: '1m', input_series: inputsOf(scope, series), promql_expr_test: ask(names) },
        { interval: '1m', input_series: [], promql_expr_test: ask([]) },
      ]);
    });
  }
});
