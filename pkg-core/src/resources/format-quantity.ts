/** `1.92`, `0.004`, `12`: three significant digits at most, no trailing zeros. */
export function formatNumber(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Bytes in the largest binary unit that leaves a number of at least 1: `512 MiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < byteUnits.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${formatNumber(value)} ${byteUnits[unit] ?? ''}`;
}

/** A share of 1 as per cent: `38 %`. */
export function formatShare(share: number): string {
  return `${formatNumber(share * 100)} %`;
}

/** `40 min`, `6 h`, `2 d 3 h`, `45 s`. */
export function formatSpan(seconds: number): string {
  const parts: string[] = [];
  let rest = Math.round(seconds);
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
  ] as const) {
    const count = Math.floor(rest / size);
    if (count > 0) {
      parts.push(`${count} ${unit}`);
      rest -= count * size;
    }
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}
