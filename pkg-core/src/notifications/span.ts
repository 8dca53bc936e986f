const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `1h30m`, `0s` → milliseconds; undefined for anything else, and for more than a year. */
export function parseSpan(text: string): number | undefined {
  if (!/^(?:\d+(?:ms|[smhd]))+$/.test(text)) {
    return undefined;
  }
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhd])/g)) {
    total += Number(count) * (units[unit ?? ''] ?? Number.NaN);
  }
  return total <= 366 * 86_400_000 ? total : undefined;
}

/** Milliseconds as `1h 30m`, the two largest units that are not zero; `0s` for less than a second. */
export function formatSpan(ms: number): string {
  let left = Math.max(0, Math.floor(ms / 1000)) * 1000;
  const parts: string[] = [];
  for (const unit of ['d', 'h', 'm', 's']) {
    const size = units[unit] ?? 1;
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) {
      parts.push(`${count}${unit}`);
    }
  }
  return parts.slice(0, 2).join(' ') || '0s';
}
