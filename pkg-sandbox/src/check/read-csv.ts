/** A CSV text (RFC 4180) as one record per line, by the names in its header. */
export function readCsv(text: string): Array<Record<string, string>> {
  const lines = cells(text.replace(/^\uFEFF/, ''));
  const header = lines.shift() ?? [];
  return lines.map((line) => Object.fromEntries(header.map((name, index) => [name, line[index] ?? ''])));
}

function cells(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  // A quoted or a plain cell, and what ends it.
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '' && line.length === 0) {
      break;
    }
    line.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}
