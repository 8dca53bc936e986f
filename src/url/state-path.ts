import { formatUrlState, type UrlSchema, type UrlState } from './url-field';

/** The path of a place with a part of its state changed, for a link: the rest of the URL stays. */
export function statePath<Schema extends UrlSchema>(
  { pathname, search }: { pathname: string; search: string },
  schema: Schema,
  patch: Partial<UrlState<Schema>>
): string {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(formatUrlState(schema, patch))) {
    if (value === undefined) {
      parameters.delete(name);
    } else {
      parameters.set(name, value);
    }
  }
  const text = parameters.toString().replace(/%2C/g, ',');
  return text === '' ? pathname : `${pathname}?${text}`;
}
