/** A label matcher, ready to stand inside braces. Empty: no narrowing. */
export type Matcher = string;

/** `label="value"`. */
export function equals(label: string, value: string): Matcher {
  return `${label}=${quote(value)}`;
}

/** `label!="value"`. */
export function differs(label: string, value: string): Matcher {
  return `${label}!=${quote(value)}`;
}

/** The label has one of these values, each taken literally. No values: no narrowing. */
export function oneOf(label: string, values: readonly string[]): Matcher {
  const [first, ...rest] = values;
  if (first === undefined) {
    return '';
  }
  return rest.length === 0 ? equals(label, first) : matches(label, values.map(escapeRegex).join('|'));
}

/** The label matches a regular expression (RE2, anchored by Prometheus). */
export function matches(label: string, regex: string): Matcher {
  return `${label}=~${quote(regex)}`;
}

/** `a="1",b="2"`; empty matchers are left out. */
export function joinMatchers(matchers: readonly Matcher[]): string {
  return matchers.filter((matcher) => matcher !== '').join(',');
}

/** Takes a text literally inside a RE2 expression. https://github.com/google/re2/wiki/Syntax */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A double-quoted PromQL string. https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
export function quote(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
}
