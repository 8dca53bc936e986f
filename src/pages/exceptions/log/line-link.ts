import type { LogLine } from './parse-log';

/** Which line a link means. Its time tells it from the line of the same number in the log of a later crash. */
export interface LineLink {
  /** Counted from 1; 0: no line. */
  number: number;
  /** As the kubelet gave it; empty where the line carries none. */
  time: string;
}

/** A link as the URL holds it, `15@2025-11-21T09:58:00Z`; what is none reads as no line. */
export function parseLineLink(text: string): LineLink {
  const [, number = '0', time = ''] = /^(\d{1,9})(?:@(.*))?$/.exec(text) ?? [];
  return { number: Number(number), time };
}

/** The URL's text; empty for no line. */
export function formatLineLink({ number, time }: LineLink): string {
  return number < 1 ? '' : time === '' ? String(number) : `${number}@${time}`;
}

/** Number of the linked line in this log. `isGone`: the link means a line of another log, `number` is 0. */
export function findLinkedLine(lines: readonly LogLine[], link: LineLink): { number: number; isGone: boolean } {
  if (link.number < 1 || link.time === '' || lines[link.number - 1]?.time === link.time) {
    return { number: link.number, isGone: false };
  }
  const found = lines.find(({ time }) => time === link.time);
  return { number: found?.number ?? 0, isGone: !found };
}
