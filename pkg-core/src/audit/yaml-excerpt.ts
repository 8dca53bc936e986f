/** What an excerpt may hold: the fields of an object that decided a check. */
export type Excerpt = string | number | boolean | null | Excerpt[] | { [field: string]: Excerpt };

const plain = /^[A-Za-z0-9](?:[\w./@%-]|:(?=\S)| (?=\S))*$/;
const reserved = /^(?:true|false|yes|no|on|off|null|~|[-+.\d][\d_.eE+-]*|0[xo][\da-fA-F]+|\d+:[\d:]+)$/i;

/** Few fields as YAML 1.2 block text, without a trailing newline. Strings are quoted only where YAML would misread them. */
export function yamlExcerpt(value: Excerpt): string {
  return lines(value).join('\n');
}

function lines(value: Excerpt): string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item) => lines(item).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)));
  }
  if (isMap(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, item]) => field(scalar(key), item));
  }
  return [scalar(value)];
}

function field(key: string, item: Excerpt): string[] {
  const nested = isMap(item) || Array.isArray(item);
  if (!nested || Object.keys(item).length === 0) {
    return [`${key}: ${scalar(item)}`];
  }
  return [`${key}:`, ...lines(item).map((line) => `  ${line}`)];
}

function scalar(value: Excerpt): string {
  if (Array.isArray(value)) {
    return '[]';
  }
  if (isMap(value)) {
    return '{}';
  }
  if (typeof value !== 'string') {
    return String(value);
  }
  return plain.test(value) && !reserved.test(value) ? value : JSON.stringify(value);
}

function isMap(value: Excerpt): value is { [field: string]: Excerpt } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
