import { compareSeverity, severities, type Severity } from '../vocabulary/severity.ts';
import { workloadKey } from '../vocabulary/workload-ref.ts';
import type { Notice } from './notice.ts';

const operators = ['=', '!=', '=~', '!~', '>='] as const;
type Operator = (typeof operators)[number];

/** One condition of a route. */
export interface Matcher {
  /** A field of {@link fields}, or `label.` and the name of a label. */
  field: string;
  operator: Operator;
  value: string;
  matches(notice: Notice): boolean;
}

/** What a matcher and `groupBy` may name, besides `label.<name>`. What is not there is the empty text. */
const fields: Record<string, (notice: Notice) => string> = {
  source: ({ source }) => source,
  cluster: ({ cluster }) => cluster,
  namespace: ({ workload, labels }) => workload?.namespace ?? labels['namespace'] ?? '',
  workload: ({ workload }) => workload?.name ?? '',
  workloadKey: ({ workload }) => (workload ? workloadKey(workload) : ''),
  kind: ({ workload }) => workload?.kind ?? '',
  container: ({ container }) => container ?? '',
  node: ({ node }) => node ?? '',
  reason: ({ reason }) => reason,
  severity: ({ severity }) => severity,
  subject: ({ subject }) => subject,
};

export const fieldNames = Object.keys(fields);

/** The value of a field; undefined where there is no such field. A label the notice does not have is empty. */
export function fieldOf(notice: Notice, field: string): string | undefined {
  if (field.startsWith('label.')) {
    const name = field.slice('label.'.length);
    return Object.hasOwn(notice.labels, name) ? (notice.labels[name] ?? '') : '';
  }
  return Object.hasOwn(fields, field) ? fields[field]?.(notice) : undefined;
}

/** Whether `field` can be matched and grouped by. */
export function isField(field: string): boolean {
  return /^label\.[\w./-]+$/.test(field) || Object.hasOwn(fields, field);
}

/**
 * `severity>=high`, `namespace=~"shop|pay"`, `label.team!=infra`: the matchers of Alertmanager, and `>=` for severities.
 * Regular expressions match the whole value. Gives what is wrong as a text where it can not be read.
 */
export function parseMatcher(text: string): Matcher | string {
  const parts = /^\s*([\w./-]+)\s*(=~|!~|!=|>=|=)\s*(.*?)\s*$/s.exec(text);
  const [, field = '', operator = '', written = ''] = parts ?? [];
  if (!parts) {
    return `expected name, operator and value, as in severity>=high or namespace=~"shop|pay"`;
  }
  if (!isField(field)) {
    return `there is no "${field}": expected one of ${fieldNames.join(', ')} or label.<name>`;
  }
  const value = unquote(written);
  if (value === undefined) {
    return `the quotes of ${written} do not match`;
  }
  const test = testOf(field, operator as Operator, value);
  return typeof test === 'string'
    ? test
    : { field, operator: operator as Operator, value, matches: (notice) => test(fieldOf(notice, field) ?? '') };
}

function testOf(field: string, operator: Operator, value: string): ((actual: string) => boolean) | string {
  switch (operator) {
    case '=':
      return (actual) => actual === value;
    case '!=':
      return (actual) => actual !== value;
    case '>=': {
      const least = severities.find((severity) => severity === value);
      return field === 'severity' && least
        ? (actual) => compareSeverity(actual as Severity, least) <= 0
        : `>= compares severities only: severity>= and one of ${severities.join(', ')}`;
    }
    default: {
      const pattern = patternOf(value);
      if (typeof pattern === 'string') {
        return pattern;
      }
      return operator === '=~' ? (actual) => pattern.test(actual) : (actual) => !pattern.test(actual);
    }
  }
}

function patternOf(value: string): RegExp | string {
  try {
    return new RegExp(`^(?:${value})$`, 's');
  } catch (error) {
    return error instanceof Error ? error.message : 'no regular expression';
  }
}

function unquote(text: string): string | undefined {
  if (!/^["']|["']$/.test(text)) {
    return text;
  }
  return /^(["'])(.*)\1$/s.exec(text)?.[2];
}
