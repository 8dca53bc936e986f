/** A ratio as a whole per cent: 0.974 → `97 %`. Small ratios keep one digit so that they are not read as nothing. */
export function percent(ratio: number): string {
  const value = ratio * 100;
  return `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} %`;
}
