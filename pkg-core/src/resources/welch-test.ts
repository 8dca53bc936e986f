/** A mean of `count` values, and their standard deviation about it. */
export interface SampleMean {
  mean: number;
  deviation: number;
  count: number;
}

/**
 * Welch's t-test, two-sided: how likely two means differ as much when nothing changed. 0 where neither varies and they
 * differ. Undefined with fewer than three values on a side. B. L. Welch, Biometrika 34 (1947).
 */
export function welchTest(a: SampleMean, b: SampleMean): number | undefined {
  if (a.count < 3 || b.count < 3) {
    return undefined;
  }
  const [left, right] = [a.deviation ** 2 / a.count, b.deviation ** 2 / b.count];
  const variance = left + right;
  if (variance === 0) {
    return a.mean === b.mean ? 1 : 0;
  }
  const freedom = variance ** 2 / (left ** 2 / (a.count - 1) + right ** 2 / (b.count - 1));
  const square = (a.mean - b.mean) ** 2 / variance;
  return incompleteBeta(freedom / (freedom + square), freedom / 2, 0.5);
}

/** The regularised incomplete beta function by its continued fraction. Abramowitz & Stegun 26.5.8. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) {
    return x <= 0 ? 0 : 1;
  }
  // The fraction converges fast on this side only.
  if (x > (a + 1) / (a + b + 2)) {
    return 1 - incompleteBeta(1 - x, b, a);
  }
  let numerator = 1;
  let denominator = safe(1 - ((a + b) * x) / (a + 1));
  let fraction = 1 / denominator;
  denominator = 1 / denominator;
  for (let m = 1; m < 300; m += 1) {
    const before = fraction;
    for (const step of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      denominator = 1 / safe(1 + step * denominator);
      numerator = safe(1 + step / numerator);
      fraction *= numerator * denominator;
    }
    if (Math.abs(fraction - before) < 1e-12 * Math.abs(fraction)) {
      break;
    }
  }
  const scale = Math.exp(a * Math.log(x) + b * Math.log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return (scale * fraction) / a;
}

function safe(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** ln Γ(x) for x > 0 by Stirling's series, moved to where it is exact to 1e-12. Abramowitz & Stegun 6.1.41. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 12) {
    shift += Math.log(z);
    z += 1;
  }
  const series = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5) - 1 / (1680 * z ** 7);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
