import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prometheusChecks } from '../src/audit/catalogue.ts';
import { inputsOf, judge, needsPromtool, scopes } from './promql/promtool.ts';
import { expected, series } from './promql/shop-world.ts';

describe('PromQL of the audit', needsPromtool, () => {
  for (const scope of scopes) {
    const inScope = (labels: string) => (scope.clusterLabel ? `cluster="a"${labels && ', '}${labels}` : labels);
    for (const check of prometheusChecks.filter(({ id }) => expected[id])) {
      it(`${check.id}${scope.clusterLabel ? ' of one cluster among others' : ''}`, () => {
        const want = expected[check.id] ?? assert.fail(`nothing expected of ${check.id}`);
        judge([
          {
            interval: '1m',
            input_series: inputsOf(scope, series),
            promql_expr_test: [
              { expr: check.probe(scope), eval_time: '410m', exp_samples: [{ labels: '{}', value: want.probe }] },
              {
                expr: check.query(scope),
                eval_time: '410m',
                exp_samples: want.found.map(([labels, value]) => ({ labels: `{${inScope(labels)}}`, value })),
              },
            ],
          },
        ]);
      });
    }
  }
});
