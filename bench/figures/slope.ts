/** How much y grows for each 1 of x: the line of least squares. Null with fewer than two different x. */
export function slope(points: ReadonlyArray<readonly [x: number, y: number]>): number | null {
  const count = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count;
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return spread > 0 ? points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread : null;
}
