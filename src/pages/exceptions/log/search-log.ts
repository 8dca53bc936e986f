import type { LogLine } from './parse-log';

/** Indices of the lines that hold the text, whatever its case. None for an empty text. */
export function searchLog(lines: readonly LogLine[], search: string): number[] {
  const part = search.trim().toLowerCase();
  return part === '' ? [] : lines.flatMap((line, index) => (line.text.toLowerCase().includes(part) ? [index] : []));
}
