import type { LabelSelector } from './objects.ts';
import { asObject, asObjects, asText, asTextMap, asTexts } from './read-json.ts';

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

/** A label selector; an empty one when it is missing. An expression with an unknown operator selects nothing. */
export function projectSelector(raw: unknown): LabelSelector {
  const selector = asObject(raw);
  return {
    matchLabels: asTextMap(selector.matchLabels),
    matchExpressions: asObjects(selector.matchExpressions).map((expression) => {
      const operator = operators.find((known) => known === expression.operator);
      const values = operator ? asTexts(expression.values) : [];
      return { key: asText(expression.key), operator: operator ?? 'In', values };
    }),
  };
}
