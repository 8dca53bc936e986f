/** An unknown figure is an empty cell, never a zero. */
export type Cell = string | number | undefined;

/** RFC 4180, with a header line. Texts that a spreadsheet would run as a formula are disarmed. */
export function formatCsv(header: readonly string[], rows: ReadonlyArray<readonly Cell[]>): string {
  return [header, ...rows].map((row) => `${row.map(escape).join(',')}\r\n`).join('');
}

function escape(cell: Cell): string {
  const text = String(cell ?? '');
  const safe = typeof cell === 'string' && /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
