/** Java, Kotlin, Node, .NET: `at a.b.C.d(C.java:7)`, `at Object.f (/app/x.js:1:2)`, `at A.B() in /src/a.cs:line 7`. */
const at = /^\s+at (?:async |new )?(.{1,300})$/;
const ruby = /^\s+from .*?:\d+:in [`'](.{1,200})'$/;
const php = /^#\d+ (.{1,300})$/;

/** Lines between or behind frames that belong to the same trace. */
const filler =
  /^\s*(?:\.\.\. \d+ (?:more|common frames omitted)|--- End of|Suppressed: |\^+$|<\d+ internal|\d+: |\{main\})|^\s+[{}]|^Stack trace:|^\s+thrown in /;

/** The function of a stack frame, without what a new build or another process changes; undefined: this is no frame. */
export function frameOf(line: string): string | undefined {
  const call = (at.exec(line) ?? ruby.exec(line) ?? php.exec(line))?.[1];
  return call
    ?.replace(/ in \S+:line \d+$/, '')
    .replace(/\((?:[^()]{0,200}:\d+(?::\d+)?|Native Method|Unknown Source)\)/, '')
    .replace(/\$\$(?:Lambda|EnhancerBy|FastClassBy|SpringCGLIB)[\w$./]*|\/0x[0-9a-f]+|@[0-9a-f]+|\d+/gi, '')
    .trim();
}

/** Whether a line belongs to the stack trace above it. */
export function belongsToTrace(line: string): boolean {
  return frameOf(line) !== undefined || filler.test(line);
}
