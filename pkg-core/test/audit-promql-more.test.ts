import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prometheusChecks } from '../src/audit/catalogue.ts';
import { constant } from './promql/check-world.ts';
import { cases } from './promql/check-worlds.ts';
import { scraped } from './promql/coverage-worlds.ts';
import { inputsOf, judge, needsPromtool, scopes } from './promql/promtool.ts';

describe('PromQL of the audit, check by check', needsPromtool, () => {
  for (const scope of scopes) {
    const inScope = (labels: string) =>
      scope.clusterLabel ? `{cluster="a"${labels && ', '}${labels}}` : `{${labels}}`;
    for (const check of prometheusChecks.filter(({ id }) => cases[id])) {
      it(`${check.id}${scope.clusterLabel ? ' of one cluster among others' : ''}`, () => {
        const { series, probe, found: want, at: minutes = 410, interval = '1m' } = cases[check.id] ?? assert.fail();
        const complete = scraped[check.id];
        const ask = (expr: string, samples: Array<[string, number]>) => ({
          expr,
          eval_time: `${minutes}m`,
          exp_samples: samples.map(([labels, value]) => ({ labels, value })),
        });
        judge([
          {
            interval,
            input_series: inputsOf(scope, series),
            promql_expr_test: [
              ask(check.probe(scope), [['{}', probe]]),
              ask(
                check.query(scope),
                want.map(([labels, value]) => [inScope(labels), value])
              ),
            ],
          },
          ...(complete
            ? [
                {
                  interval: '1m',
                  input_series: inputsOf(scope, { ...series, [complete]: constant(1) }),
                  promql_expr_test: [ask(check.query(scope), [])],
                },
              ]
            : []),
          // Nothing at all: the probe must not count anything.
          { interval: '1m', input_series: [], promql_expr_test: [ask(check.probe(scope), [])] },
        ]);
      });
    }
  }
});
