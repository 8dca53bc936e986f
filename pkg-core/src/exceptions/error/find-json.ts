import { errorRank, type ErrorRank } from './error-rank.ts';
import { type FoundError, frameLimit } from './found-error.ts';
import { frameOf } from './stack-frame.ts';

type Fields = Record<string, unknown>;

/** A line longer than this is data, not a message. */
const longest = 65_536;

const levelNames = ['level', 'severity', 'lvl', 'loglevel', 'levelname', 'log.level', '@l', 'Level'];
const messageNames = ['msg', 'message', '@m', '@mt', 'event', 'short_message', 'Message'];
const errorNames = ['error', 'err', 'exception', 'exc_info', 'error.message', '@x', 'Exception', 'cause'];
const stackNames = ['stack', 'stacktrace', 'stack_trace', 'error.stack_trace', 'traceback'];

/** Numbers of pino and bunyan. */
const fatalLevel = 60;
const errorLevel = 50;

/**
 * A log line that is a JSON object. `undefined`: it is none; `null`: it is one and tells of no error. What its level says
 * stands above its words.
 */
export function findJson(line: string, at: number): FoundError | null | undefined {
  const fields = parse(line);
  if (!fields) {
    return undefined;
  }
  const error = errorNames.map((name) => fields[name]).find((value) => value !== undefined && value !== null);
  const message = textOf(pick(fields, messageNames));
  const problem = headOf(textOf(error));
  const words = [message, problem].filter((text) => text !== '').join(': ');
  const rank = rankOf(fields) ?? (textOf(error) !== '' ? 2 : errorRank(words));
  if (rank === 0 || words === '') {
    return null;
  }
  const stack = textOf(pick(fields, stackNames) ?? (isFields(error) ? pick(error, stackNames) : error));
  const frames = stack.split('\n', 100).flatMap((text) => frameOf(text) || []);
  // What a reader can find again in the log.
  const told = [problem, message].find((text) => text !== '' && line.includes(text)) ?? line;
  return { at, until: at, rank, line: told, text: words, frames: frames.slice(0, frameLimit) };
}

function parse(line: string): Fields | undefined {
  if (!line.startsWith('{') || !line.endsWith('}') || line.length > longest) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(line);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function rankOf(fields: Fields): ErrorRank | undefined {
  const level = pick(fields, levelNames);
  if (typeof level === 'number') {
    return level >= fatalLevel ? 3 : level >= errorLevel ? 2 : 0;
  }
  return typeof level === 'string' ? errorRank(`[${level.toLowerCase()}]`) : undefined;
}

function pick(fields: Fields, names: readonly string[]): unknown {
  return names.map((name) => fields[name]).find((value) => value !== undefined && value !== null);
}

/** Of an error object, its type and message. */
function textOf(value: unknown): string {
  if (isFields(value)) {
    const parts = [value['type'] ?? value['name'], value['message'] ?? value['msg']];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(': ');
  }
  return typeof value === 'string' ? value : '';
}

function headOf(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
