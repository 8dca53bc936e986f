/** The value below which the share `q` (0 … 1) of the values lies, nearest rank; null of none. */
export function quantile(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? null;
}

/** The middle value; of an even number, the lower one. Null of none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}
