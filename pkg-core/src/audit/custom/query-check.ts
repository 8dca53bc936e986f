import type { AuditScope, CheckDescription, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import type { PrometheusRule } from './custom-check.ts';

/** A rule that asks Prometheus. A sample without the label that names its subject makes the answer unknown. */
export function queryCheck(description: CheckDescription, rule: PrometheusRule): PrometheusCheck {
  const { query, failsWhen, examined = query, subject, node } = rule;
  return {
    ...description,
    kind: 'prometheus',
    // The bracket stands on a line of its own: the query may end with a comment.
    probe: (scope) => `count(${inScope(examined, scope)}\n)`,
    missing: text(
      `This query finds nothing, so nothing could be looked at: ${examined}`,
      `该查询没有返回任何数据，无法检查：${examined}`
    ),
    query: (scope) => (failsWhen === undefined ? inScope(query, scope) : `(${inScope(query, scope)}\n) ${failsWhen}`),
    hazard({ labels, value }) {
      const name = labels[subject.name];
      if (name === undefined || name === '') {
        throw new Error(`a sample has no label ${subject.name}, which is to name its subject`);
      }
      const shown = String(Number(value.toPrecision(6)));
      const place = node === undefined ? undefined : labels[node];
      return hazardOf(
        { kind: subject.kind, namespace: labels[subject.namespace] ?? '', name },
        failsWhen === undefined
          ? text(`the value is ${shown}`, `值为 ${shown}`)
          : text(`the value is ${shown}: fails when ${failsWhen}`, `值为 ${shown}：${failsWhen} 时不通过`),
        [
          figure('Value', '值', shown),
          ...(failsWhen === undefined ? [] : [figure('Fails when', '不通过条件', failsWhen)]),
        ],
        null,
        place ? { node: place } : {}
      );
    },
  };
}

/** `$scope` stands for matchers; where there are none, the comma beside it goes too. */
function inScope(query: string, { matchers }: AuditScope): string {
  return matchers === ''
    ? query.replace(/\$scope\s*,\s*|,\s*\$scope|\$scope/g, '')
    : query.replaceAll('$scope', () => matchers);
}
