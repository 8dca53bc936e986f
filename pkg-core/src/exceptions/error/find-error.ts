import { errorRank } from './error-rank.ts';
import { findGo } from './find-go.ts';
import { findJson } from './find-json.ts';
import { findPython } from './find-python.ts';
import { findRust } from './find-rust.ts';
import { findTrace } from './find-trace.ts';
import type { FoundError } from './found-error.ts';

/** Each knows the shape of one family of errors; one more is one file and one line. */
const shapes = [findPython, findGo, findRust, findTrace];

/** An error so many lines before the last sign of trouble is not what ended the program. */
const recent = 200;
/** What ends a program may be followed by some errors of its going down. */
const goingDown = 50;

/** The last error that a log tells; undefined when it tells of none. Lines are as {@link plainLine} gives them. */
export function findError(lines: readonly string[]): FoundError | undefined {
  const traces = tracesIn(lines);
  const covered = new Set(traces.flatMap(({ at, until }) => range(at, until)));
  const errors = traces.filter(({ rank }) => rank > 0);
  const found = [...errors, ...lines.flatMap((line, at) => (covered.has(at) ? [] : findLine(line, at, lines[at + 1])))];
  found.sort((left, right) => left.at - right.at);
  const last = found.at(-1);
  const error = last && found.findLast(({ at, rank }) => rank >= 2 && at >= last.at - recent);
  return error
    ? (found.findLast(({ at, rank }) => rank === 3 && at >= error.at - goingDown && at <= error.at) ?? error)
    : last;
}

function tracesIn(lines: readonly string[]): FoundError[] {
  const traces: FoundError[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    for (const shape of shapes) {
      const trace = shape(lines, at);
      if (trace) {
        traces.push(trace);
        at = Math.max(at, trace.until);
        break;
      }
    }
  }
  return traces;
}

/** `fail: App.Worker[0]` of .NET: its message stands on the next line. */
const announces = /^(?:fail|crit): \S+\[\d+\]$/;

function findLine(text: string, at: number, next = ''): FoundError[] {
  const json = findJson(text, at);
  if (json !== undefined) {
    return json ? [json] : [];
  }
  // What is indented belongs to a line above.
  const rank = /^\s/.test(text) ? 0 : errorRank(text);
  const line = announces.test(text) && /^\s+\S/.test(next) ? next : text;
  return rank === 0 ? [] : [{ at, until: at, rank, line, frames: [] }];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
