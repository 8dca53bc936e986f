/** Rounded to `digits` decimals; null stays null, and what is no number becomes it. */
export function round(value: number | null, digits = 0): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toFixed(digits));
}

/** Bytes as MB of 1,000,000 bytes, to a tenth. */
export function megabytes(bytes: number): number {
  return Number((bytes / 1e6).toFixed(1));
}
