const telling =
  /\b(panic|fatal|traceback|segmentation fault|out of memory|oom|uncaught|unhandled|exception|caused by|error|errno|killed|cannot|refused|denied)\b|\bE\d{4} /i;

/** `KeyError`, `IllegalStateException`: a class by its name. */
const thrown = /\w(?:Error|Exception)\b/;

/** A line that belongs to the one above it: a stack frame, an opening of a trace, anything indented. */
const belongsAbove = /^(\s|at |goroutine \d|traceback|stack trace|\.\.\. \d+ more)/i;

const timeStamp = /^\d{4}-\d\d-\d\dT\S+ /;
/** Lines looked at from the end: what ended a program stands there. */
const depth = 200;
const longest = 500;

/** Whether a line looks like one that says why a program ended. */
export function isTelling(text: string): boolean {
  return telling.test(text) || thrown.test(text);
}

/**
 * The one line of a captured log (time stamps in front allowed) that says best why it ended: the last telling line that
 * is no part of a stack trace, else the last line with words in it. At most 500 characters; empty for an empty log.
 */
export function tellingLine(log: string): string {
  const lines = log
    .split('\n')
    .slice(-depth)
    .map((line) => line.replace(timeStamp, '').trimEnd())
    .filter((line) => line !== '');
  const line = lines.findLast((line) => isTelling(line) && !belongsAbove.test(line)) ?? lines.at(-1) ?? '';
  return line.trim().slice(0, longest);
}
