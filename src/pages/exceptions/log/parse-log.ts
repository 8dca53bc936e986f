import type { AnsiStyle } from './ansi-style';
import { parseAnsi, type AnsiSpan } from './parse-ansi';

/** One line of a container's log. */
export interface LogLine {
  /** Counted from 1. */
  number: number;
  /** RFC 3339 as the kubelet gave it; empty where the line carries none. */
  time: string;
  /** Without control codes. */
  text: string;
  /** Where the text has colours; in order. */
  spans: AnsiSpan[];
}

const stamped = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ?(.*)$/s;

/** A captured log as lines. A line break at the end makes no line. */
export function parseLog(text: string): LogLine[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') {
    lines.pop();
  }
  let pen: AnsiStyle = {};
  return lines.map((line, index) => {
    const [, time = '', rest] = stamped.exec(line) ?? [];
    const { text, spans, style } = parseAnsi(rest ?? line, pen);
    pen = style;
    return { number: index + 1, time, text, spans };
  });
}

/** Lines as a text file holds them, each with its time where it has one. */
export function logText(lines: readonly LogLine[]): string {
  return lines.map(({ time, text }) => `${time ? `${time} ` : ''}${text}\n`).join('');
}
