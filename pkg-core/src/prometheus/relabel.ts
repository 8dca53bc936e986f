/** Copies each label onto another name; a series without the source label keeps what it has. */
export function relabel(expr: string, renames: ReadonlyArray<readonly [from: string, to: string]>): string {
  return renames.reduce((inner, [from, to]) => `label_replace(${inner}, "${to}", "$1", "${from}", "(.+)")`, expr);
}

/** Gives every series of an expression a label with a fixed value. */
export function mark(expr: string, label: string, value: string): string {
  return `label_replace(${expr}, "${label}", "${value}", "", "")`;
}
