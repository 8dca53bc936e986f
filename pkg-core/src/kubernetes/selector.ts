import type { LabelSelector } from './objects.ts';

/** True when every requirement of a label selector holds. An empty selector selects everything. */
export function matchesSelector(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  return (
    Object.entries(selector.matchLabels).every(([key, value]) => labels[key] === value) &&
    selector.matchExpressions.every((expression) => matchesExpression(expression, labels))
  );
}

/** A Service's selector: equality only, and an empty or missing one selects nothing. */
export function matchesServiceSelector(
  selector: Readonly<Record<string, string>> | null,
  labels: Readonly<Record<string, string>>
): boolean {
  const wanted = Object.entries(selector ?? {});
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

function matchesExpression(
  { key, operator, values }: LabelSelector['matchExpressions'][number],
  labels: Readonly<Record<string, string>>
): boolean {
  return holdsFor(labels[key], operator, values);
}

/** Whether a requirement holds for the value of its label; undefined: the object has no such label. */
export function holdsFor(
  value: string | undefined,
  operator: LabelSelector['matchExpressions'][number]['operator'],
  values: readonly string[]
): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}
