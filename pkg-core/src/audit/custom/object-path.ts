import { type Field, type Leaf, pathsOf } from './object-fields.ts';

/** A step: into a field, to the value of a name, or to each element of a list. */
export type Step = { field: string } | { name: string } | 'each';

export interface ObjectPath {
  steps: Step[];
  /** What it leads to; null: to a part, of which one can only ask whether it is there. */
  leaf: Leaf | null;
}

const longest = 200;
const token = /\.?([A-Za-z_][\w-]*)|\[\*\]|\["([^"\]]{1,100})"\]|\['([^'\]]{1,100})'\]/y;

/**
 * Reads `template.spec.containers[*].image` or `metadata.labels["app.kubernetes.io/name"]` (a name without dots may also
 * stand after a dot). Gives what is wrong as a text: also for a path that the watch does not keep, with those it keeps.
 */
export function parseObjectPath(text: string, field: Field): ObjectPath | string {
  const steps: Step[] = [];
  let place: Field = field;
  let at = 0;
  while (at < text.length && text.length <= longest) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match || (at > 0 && /^\w/.test(match[0])) || (at === 0 && match[0].startsWith('.'))) {
      break;
    }
    const next = stepInto(place, match);
    if (typeof next === 'string') {
      return `"${text}": ${next}`;
    }
    steps.push(next.step);
    place = next.field;
    at = token.lastIndex;
  }
  if (at === 0 || at < text.length) {
    return `"${text.slice(0, longest)}" is no path: expected one as in replicas, template.spec.containers[*].image or metadata.labels["team"]`;
  }
  return { steps, leaf: typeof place === 'string' ? place : null };
}

function stepInto(place: Field, [whole, word, ...quoted]: RegExpExecArray): { step: Step; field: Field } | string {
  if (typeof place === 'string') {
    return 'there is nothing below this value';
  }
  if ('each' in place) {
    return whole === '[*]' ? { step: 'each', field: place.each } : 'this is a list: write [*] after it';
  }
  const name = word ?? quoted.find((part) => part !== undefined);
  if (name === undefined) {
    return 'this is no list: [*] can not stand after it';
  }
  if ('named' in place) {
    return place.keys?.test(name) === false
      ? `${name} is not kept: ${place.kept ?? ''}`
      : { step: { name }, field: place.named };
  }
  const field = Object.hasOwn(place.fields, name) ? place.fields[name] : undefined;
  return field === undefined
    ? `there is no ${name} in what the watch keeps; it keeps here: ${pathsOf(place).join(', ')}`
    : { step: { field: name }, field };
}

/** Every value a path leads to; `undefined` stands for what is absent. An empty list leads to nothing. */
export function valuesAt(object: unknown, steps: readonly Step[]): unknown[] {
  let places: unknown[] = [object];
  for (const step of steps) {
    places = places.flatMap((place) => {
      if (step === 'each') {
        return Array.isArray(place) ? place : [undefined];
      }
      const key = 'field' in step ? step.field : step.name;
      return typeof place === 'object' && place !== null && Object.hasOwn(place, key)
        ? [(place as Record<string, unknown>)[key] ?? undefined]
        : [undefined];
    });
  }
  return places;
}
