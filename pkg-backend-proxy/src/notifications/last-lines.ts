const most = 10;
const characters = 1200;

/** The last lines of a log, cut to what a chat can bear. */
export function lastLines(text: string): string {
  const lines = text.trimEnd().split('\n').slice(-most).join('\n');
  return lines.length > characters ? `…${lines.slice(-characters)}` : lines;
}
