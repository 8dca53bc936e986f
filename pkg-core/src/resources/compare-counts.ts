/**
 * How likely two counts of independent events differ as much when their rate is the same: the exact conditional test, two
 * sided. Given both, one is binomial. J. Przyborowski and H. Wilenski, Biometrika 31 (1940).
 */
export function compareCounts(a: number, exposureA: number, b: number, exposureB: number): number {
  const [left, total] = [Math.round(a), Math.round(a) + Math.round(b)];
  const share = exposureA / (exposureA + exposureB);
  if (total === 0) {
    return 1;
  }
  // Terms by recursion on logarithms: none overflows.
  const odds = Math.log(share) - Math.log(1 - share);
  let term = total * Math.log(1 - share);
  let atMost = 0;
  let atLeast = 0;
  for (let count = 0; count <= total; count += 1) {
    const probability = Math.exp(term);
    atMost += count <= left ? probability : 0;
    atLeast += count >= left ? probability : 0;
    term += Math.log((total - count) / (count + 1)) + odds;
  }
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}
