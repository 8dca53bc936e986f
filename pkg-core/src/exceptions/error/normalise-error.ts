/** What differs from pod to pod and from time to time, and what stands for it. Applied in this order. */
const varying: ReadonlyArray<[RegExp, string]> = [
  // Moments: 2026-01-02T03:04:05.678Z, 2026/01/02 03:04:05, Jan 2 03:04:05, 02/Jan/2026:03:04:05 +0000, 03:04:05.678
  [/\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?/g, '<time>'],
  [/\b\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}|\b[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d/g, '<time>'],
  [/\b\d\d:\d\d:\d\d(?:[.,]\d+)?/g, '<time>'],
  // klog: I0102 03:04:05.678901       1 file.go:10]
  [/^([IWEF])\d{4} <time> +\d+ /g, '$1 '],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\[[0-9a-f]*:[0-9a-f:.]+\](?::\d+)?/gi, '<ip>'],
  [/\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b|\b[0-9a-f]{0,4}::[0-9a-f:]{1,32}\b/gi, '<ip>'],
  [/[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}/g, '<mail>'],
  [/(https?:\/\/[^\s?"']{1,300})\?[^\s"']*/g, '$1'],
  [/\/(?:tmp|proc|run|var\/run)\/[^\s:'"),]+/g, '<path>'],
  [/\b0x[0-9a-f]+\b/gi, '<hex>'],
  [/@[0-9a-f]{5,}\b/g, '@<hex>'],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b/gi, '<hex>'],
  // Names of pods: of a Deployment (hash and suffix), of a DaemonSet or Job (suffix with a digit).
  [/-(?:[bcdf-hj-np-tv-z2456789]{6,10}|<hex>)-[bcdf-hj-np-tv-z2456789]{5}\b/g, '-<pod>'],
  [/-(?=[a-z]*[2456789])[bcdf-hj-np-tv-z2456789]{5}\b/g, '-<pod>'],
];

/** Before a quoted text: what is quoted is a name of code or schema, and part of what went wrong. */
const naming =
  /\b(?:named|module|package|import|name|attribute|method|function|property|properties|column|table|relation|class|symbol|reading|setting|keyword|argument|option|flag|command|variable|database|role) ?$/i;
const quoted = /"[^"]{0,300}"|'[^']{0,300}'|`[^`]{0,300}`|“[^”]{0,300}”|「[^」]{0,300}」|『[^』]{0,300}』/g;

/** Before a number that says which error it is: `status 503`, `exit code 2`, `errno=111`, `ORA-12541`. */
const numbers =
  /((?:\b(?:status|code|errno|error|err|http|sqlstate|ora|exit|signal)\b|状态码|错误码)[ :=[(#-]{0,3})?\d+(?:[.,]\d+)*/gi;

const longest = 300;

/** The text of an error without what differs between pods and moments: equal texts mean the same error. */
export function normaliseError(text: string): string {
  const kept = varying.reduce((rest, [pattern, stand]) => rest.replace(pattern, stand), text.slice(0, 2000));
  return kept
    .replace(quoted, (whole, at: number) => (naming.test(kept.slice(Math.max(0, at - 20), at)) ? whole : '<text>'))
    .replace(numbers, (whole, code: string | undefined) => (code ? whole : '<n>'))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .toLowerCase();
}
