/** How one value of a page's state stands in the URL. `format` gives undefined for the default: it then is left out. */
export interface UrlField<Value> {
  parse(text: string | null): Value;
  format(value: Value): string | undefined;
}

export type UrlSchema = Record<string, UrlField<unknown>>;
export type UrlState<Schema extends UrlSchema> = {
  [Name in keyof Schema]: Schema[Name] extends UrlField<infer Value> ? Value : never;
};

/** Free text; empty is left out. */
export const textField: UrlField<string> = {
  parse: (text) => text ?? '',
  format: (value) => value || undefined,
};

/** On or off; off is left out. */
export const switchField: UrlField<boolean> = {
  parse: (text) => text === 'true',
  format: (value) => (value ? 'true' : undefined),
};

/** Names joined by commas, as Kubernetes names hold none; an empty list is left out. */
export const listField: UrlField<string[]> = {
  parse: (text) => (text ?? '').split(',').filter((part) => part !== ''),
  format: (value) => value.join(',') || undefined,
};

/** One of the given values; anything else reads as the fallback. */
export function choiceField<const Value extends string>(values: readonly Value[], fallback: Value): UrlField<Value> {
  return {
    parse: (text) => values.find((value) => value === text) ?? fallback,
    format: (value) => (value === fallback ? undefined : value),
  };
}

/** Several of the given values; others are dropped. */
export function choicesField<const Value extends string>(values: readonly Value[]): UrlField<Value[]> {
  return {
    parse: (text) => listField.parse(text).flatMap((part) => values.find((value) => value === part) ?? []),
    format: (value) => listField.format(value),
  };
}

/** The state that a query string holds. Unknown parameters are ignored. */
export function parseUrlState<Schema extends UrlSchema>(schema: Schema, search: string): UrlState<Schema> {
  const parameters = new URLSearchParams(search);
  const entries = Object.entries(schema).map(([name, field]) => [name, field.parse(parameters.get(name))]);
  return Object.fromEntries(entries) as UrlState<Schema>;
}

/** The parameters of a part of the state; undefined means: not in the URL. */
export function formatUrlState<Schema extends UrlSchema>(
  schema: Schema,
  state: Partial<UrlState<Schema>>
): Record<string, string | undefined> {
  const entries = Object.entries(state).map(([name, value]) => [name, schema[name]?.format(value)]);
  return Object.fromEntries(entries);
}
