import { errorRank, type ErrorRank } from './error-rank.ts';
import { type FoundError, frameLimit } from './found-error.ts';
import { belongsToTrace, frameOf } from './stack-frame.ts';

const cause = /^\s*(?:Caused by: |---> |\[cause\]: )/;
const thrown = /(?:^|[\s(])[\w.$]*\w(?:Error|Exception|Throwable|Fault)\b/;
const unhandled = /exception in thread|uncaught|unhandled/i;
/** Lines of one message above its stack trace. */
const messageLines = 10;

/**
 * A stack trace (Java, Node, .NET, Ruby, PHP) whose first frame is this line: the deepest cause is the error, its own
 * frames say where. Of rank 0 where its writer took it for no error.
 */
export function findTrace(lines: readonly string[], at: number): FoundError | undefined {
  if (at === 0 || frameOf(lines[at] ?? '') === undefined || belongsToTrace(lines[at - 1] ?? '')) {
    return undefined;
  }
  let head = headAbove(lines, at);
  const named = lines[head] ?? '';
  // .NET writes causes above their frames, each below what it caused.
  while (head > 0 && cause.test(lines[head] ?? '')) {
    head -= 1;
  }
  const top = lines[head] ?? '';
  // A warning with a trace is still a warning.
  const rank: ErrorRank = unhandled.test(top) ? 3 : rankAbove(lines, head);
  let deepest = at;
  let line = named;
  let until = at;
  for (let index = at; index < lines.length; index += 1) {
    const text = lines[index] ?? '';
    if (cause.test(text)) {
      line = text;
      deepest = index + 1;
    } else if (!belongsToTrace(text)) {
      break;
    }
    until = index;
  }
  return { at: head, until, rank, line, frames: framesFrom(lines, deepest) };
}

/** The line that names what was thrown, a few lines above at most; else the line above. */
function headAbove(lines: readonly string[], at: number): number {
  for (let index = at - 1; index >= Math.max(0, at - messageLines); index -= 1) {
    const text = lines[index] ?? '';
    if (text === '' || cause.test(text) || thrown.test(text)) {
      return text === '' ? index + 1 : index;
    }
  }
  return at - 1;
}

const low = /\b(WARN|WARNING|INFO|DEBUG|TRACE)\b/;
const warning = /\b(WARN|WARNING)\b/;
const levelled = 120;

/**
 * An exception is an error, unless its own line or a warning right above says otherwise; frames alone are none. What ends
 * a program is no part of the warning above it.
 */
function rankAbove(lines: readonly string[], head: number): ErrorRank {
  const own = lines[head] ?? '';
  const above = lines.slice(Math.max(0, head - 2), head).findLast((text) => text !== '') ?? '';
  const spoken = errorRank(own);
  const isError = spoken > 0 || (thrown.test(own) && !low.test(own.slice(0, levelled)));
  const isOfWarning = spoken < 3 && warning.test(above.slice(0, levelled));
  return isError && !isOfWarning ? (Math.max(2, spoken) as ErrorRank) : 0;
}

function framesFrom(lines: readonly string[], start: number): string[] {
  const frames: string[] = [];
  for (let index = start; frames.length < frameLimit; index += 1) {
    const name = frameOf(lines[index] ?? '');
    if (name === undefined) {
      return frames;
    }
    frames.push(name);
  }
  return frames;
}
