/** One line of a container's log. */
export interface LogLine {
  /** Counted from 1. */
  number: number;
  /** RFC 3339 as the kubelet gave it; empty where the line carries none. */
  time: string;
  text: string;
}

const stamped = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ?(.*)$/;
/** Colour and cursor codes that programs write for a terminal (ECMA-48 control sequences). */
const terminalCodes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[ -/]*[@-~]`, 'g');

/** A captured log as lines, without terminal colours. A line break at the end makes no line. */
export function parseLog(text: string): LogLine[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return lines.map((line, index) => {
    const [, time = '', rest] = stamped.exec(line) ?? [];
    return { number: index + 1, time, text: plain(rest ?? line) };
  });
}

/** The text without terminal codes and carriage returns. */
export function plain(text: string): string {
  return text.replace(terminalCodes, '').replace(/\r$/, '');
}
