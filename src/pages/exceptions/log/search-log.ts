import type { LogLine } from './parse-log';

/** Indices of the lines that hold the text, whatever its case. None for an empty text. */
export function searchLog(lines: readonly LogLine[], search: string): number[] {
  const part = search.trim().toLowerCase();
  return part === '' ? [] : lines.flatMap((line, index) => (line.text.toLowerCase().includes(part) ? [index] : []));
}

const telling =
  /\b(panic|fatal|traceback|segmentation fault|out of memory|oom|uncaught|unhandled|exception|caused by|error|errno|killed|cannot|refused|denied)\b|\bE\d{4} /i;

/** Whether a line looks like one that says why a program ended. */
export function isTelling(text: string): boolean {
  return telling.test(text);
}
