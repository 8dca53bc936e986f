import type { LogLine } from './parse-log';
import { parseAnsi } from './parse-ansi';

/**
 * The number of the last line that holds the error a log was recognised by; 0 when it is not in this log. `errorLine` is
 * the line as it was written, possibly cut at its end.
 */
export function findErrorLine(lines: readonly LogLine[], errorLine: string): number {
  const wanted = parseAnsi(errorLine).text.trim();
  if (wanted === '') {
    return 0;
  }
  const found =
    lines.findLast(({ text }) => text.trim().startsWith(wanted)) ?? lines.findLast(({ text }) => text.includes(wanted));
  return found?.number ?? 0;
}
