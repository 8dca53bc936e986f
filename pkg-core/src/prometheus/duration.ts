const units: ReadonlyArray<readonly [string, number]> = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
];

/** A PromQL duration of whole seconds, in the largest unit that is exact: 7200 → `2h`, 90 → `90s`. At least `1s`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  for (const [unit, size] of units) {
    if (whole % size === 0) {
      return `${whole / size}${unit}`;
    }
  }
  return `${whole}s`;
}

/**
 * A range without its first moment, a millisecond short of so many whole seconds: `59m59s999ms`. Up to Prometheus 2 a
 * range has both its ends, and a sample right on the seam of two neighbouring ranges would count in each of them.
 */
export function formatOpenDuration(seconds: number): string {
  const last = Math.max(1, Math.round(seconds)) - 1;
  const [hours, minutes] = [Math.floor(last / 3600), Math.floor((last % 3600) / 60)];
  return `${hours > 0 ? `${hours}h` : ''}${minutes > 0 ? `${minutes}m` : ''}${last % 60}s999ms`;
}
