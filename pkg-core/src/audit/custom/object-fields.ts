/** What a path of a rule may lead to, and how its value is compared. */
export type Leaf = 'text' | 'number' | 'flag' | 'moment' | 'quantity' | 'text or number';

/** The shape of a part of an object, as the watch keeps it. */
export type Field =
  | Leaf
  /** A list: `[*]` goes on with each element. */
  | { each: Field }
  /** By names that are not known before: `labels["team"]`. `keys`: only such names are kept. */
  | { named: Field; keys?: RegExp; kept?: string }
  | { fields: Record<string, Field> };

/** The compiler finds a field that is missing here, or is here and nowhere else. */
export function fieldsOf<T>(fields: { [Name in keyof Required<T>]: Field }): Field {
  return { fields };
}

/** Every path of a shape, in the notation of rules: `template.spec.containers[*].image`, `metadata.labels["…"]`. */
export function pathsOf(field: Field, path = ''): string[] {
  if (typeof field === 'string') {
    return [path];
  }
  if ('each' in field) {
    return pathsOf(field.each, `${path}[*]`);
  }
  if ('named' in field) {
    return pathsOf(field.named, `${path}["…"]`);
  }
  return Object.entries(field.fields).flatMap(([name, part]) => pathsOf(part, path === '' ? name : `${path}.${name}`));
}
