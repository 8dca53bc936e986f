import { parseQuantity } from '../../kubernetes/quantity.ts';
import { parseSpan } from '../../notifications/span.ts';
import type { AuditClock } from '../audit-clock.ts';
import { boundedPattern, matchesBounded } from './bounded-pattern.ts';
import type { Field, Leaf } from './object-fields.ts';
import { type ObjectPath, parseObjectPath, valuesAt } from './object-path.ts';

type Scalar = string | number | boolean;

/** As written. Exactly one of the operators is there. */
export interface WrittenCondition {
  path: string;
  exists?: boolean;
  equals?: Scalar;
  notEquals?: Scalar;
  in?: Scalar[];
  notIn?: Scalar[];
  matches?: string;
  notMatches?: string;
  greaterThan?: number | string;
  atLeast?: number | string;
  lessThan?: number | string;
  atMost?: number | string;
  olderThan?: string;
}

export const operators = [
  'exists',
  'equals',
  'notEquals',
  'in',
  'notIn',
  'matches',
  'notMatches',
  'greaterThan',
  'atLeast',
  'lessThan',
  'atMost',
  'olderThan',
] as const satisfies Array<Exclude<keyof WrittenCondition, 'path'>>;
export type Operator = (typeof operators)[number];

export interface Condition {
  path: ObjectPath;
  /** `metadata.labels.team exists`, for people. */
  words: string;
  /** Whether one value meets it; `undefined` is an absent one. */
  meets(value: unknown, clock: AuditClock): boolean;
}

/** The one operator of a condition, or what is wrong as a text. */
export function operatorOf(written: WrittenCondition): Operator | string {
  const given = operators.filter((operator) => written[operator] !== undefined);
  const [only] = given;
  return given.length === 1 && only ? only : `expected one of ${operators.join(', ')}; there are ${given.length}`;
}

/** Makes a condition for objects of a shape; gives what is wrong as a text. */
export function readCondition(written: WrittenCondition, field: Field): Condition | string {
  const path = parseObjectPath(written.path, field);
  if (typeof path === 'string') {
    return path;
  }
  const operator = operatorOf(written) as Operator;
  if (!operators.includes(operator)) {
    return operator;
  }
  const test = testOf(operator, written[operator], path.leaf);
  return typeof test === 'string'
    ? `"${written.path}" ${operator}: ${test}`
    : { path, words: `${written.path} ${operator} ${JSON.stringify(written[operator])}`, meets: test };
}

type Test = Condition['meets'];

function testOf(operator: Operator, operand: unknown, leaf: Leaf | null): Test | string {
  if (operator === 'exists') {
    return (value) => (value !== undefined) === operand;
  }
  if (leaf === null) {
    return 'the path leads to a part and not to a value: only exists can be asked of it';
  }
  switch (operator) {
    case 'equals':
    case 'notEquals':
    case 'in':
    case 'notIn': {
      const wanted = (Array.isArray(operand) ? operand : [operand]).map((one) => comparable(one, leaf));
      const wrong = wanted.find((one) => one instanceof Error);
      const isIn: Test = (value) => value !== undefined && wanted.includes(value as Scalar);
      return wrong instanceof Error ? wrong.message : operator.startsWith('not') ? negated(isIn) : isIn;
    }
    case 'matches':
    case 'notMatches': {
      const pattern = boundedPattern(String(operand));
      if (leaf !== 'text' && leaf !== 'text or number') {
        return `the value is a ${leaf}: only texts can be matched`;
      }
      if (typeof pattern === 'string') {
        return pattern;
      }
      const isLike: Test = (value) => value !== undefined && matchesBounded(pattern, String(value));
      return operator === 'matches' ? isLike : negated(isLike);
    }
    case 'olderThan': {
      const span = parseSpan(String(operand));
      return leaf !== 'moment'
        ? `the value is a ${leaf}: only moments have an age`
        : span === undefined
          ? 'expected a span of time as in 30m or 7d'
          : (value, clock) => typeof value === 'number' && clock.passed(value, span);
    }
    default: {
      const bound = comparable(operand, leaf === 'text or number' ? 'number' : leaf);
      return leaf !== 'number' && leaf !== 'quantity' && leaf !== 'text or number'
        ? `the value is a ${leaf}: only numbers can be compared`
        : typeof bound !== 'number'
          ? bound instanceof Error
            ? bound.message
            : 'expected a number'
          : (value) => typeof value === 'number' && compare[operator](value, bound);
    }
  }
}

const compare = {
  greaterThan: (value: number, bound: number) => value > bound,
  atLeast: (value: number, bound: number) => value >= bound,
  lessThan: (value: number, bound: number) => value < bound,
  atMost: (value: number, bound: number) => value <= bound,
};

/** Absent values meet what is said with "not". */
const negated =
  (test: Test): Test =>
  (value, clock) =>
    !test(value, clock);

/** An operand as the watch keeps such values: `512Mi` is a number of bytes. */
function comparable(operand: unknown, leaf: Leaf): Scalar | Error {
  if (leaf === 'quantity') {
    return (
      parseQuantity(operand) ?? new Error(`${JSON.stringify(operand)} is no quantity: expected one as in 500m or 512Mi`)
    );
  }
  const type = typeof operand;
  const isFit = {
    text: type === 'string',
    number: type === 'number',
    flag: type === 'boolean',
    moment: type === 'number',
    'text or number': type === 'string' || type === 'number',
  }[leaf];
  return isFit ? (operand as Scalar) : new Error(`${JSON.stringify(operand)} can not be compared with a ${leaf}`);
}

/** The values of an object that do not meet a condition. No value at all, as in an empty list, meets it. */
export function unmet(condition: Condition, object: unknown, clock: AuditClock): unknown[] {
  return valuesAt(object, condition.path.steps).filter((value) => !condition.meets(value, clock));
}

/** Whether any value of an object meets a condition: what `where` asks. */
export function isMetByAny(condition: Condition, object: unknown, clock: AuditClock): boolean {
  return valuesAt(object, condition.path.steps).some((value) => condition.meets(value, clock));
}
