/** Widths Grafana rounds an interval to, in seconds; beyond them whole days. */
const nice = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
/** Prometheus refuses more points per series. */
const mostPoints = 11_000;

const seconds = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000 } as const;

/** `1m30s` or `90` → seconds; undefined where it is no duration. */
export function parseDuration(text: string | undefined): number | undefined {
  const parts = [...(text ?? '').matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w|y)?/g)];
  if (parts.length === 0) {
    return undefined;
  }
  return parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * seconds[(unit ?? 's') as keyof typeof seconds],
    0
  );
}

/** Seconds between two points: the range over the points asked for, rounded, never below the minimum nor above the limit. */
export function chooseStep(rangeSeconds: number, maxDataPoints: number, minimum: number): number {
  const exact = rangeSeconds / Math.max(maxDataPoints, 1);
  const rounded = nice.find((width) => width >= exact) ?? Math.ceil(exact / 86400) * 86400;
  const safe = Math.ceil(rangeSeconds / mostPoints);
  return Math.max(rounded, minimum, safe);
}

/** Fills in the interval and range variables of a Prometheus query, as Grafana's backend does. All in seconds. */
export function expandVariables(expr: string, step: number, range: number, scrapeInterval: number): string {
  const values: Record<string, string> = {
    __interval_ms: String(Math.round(step * 1000)),
    __interval: `${step}s`,
    __rate_interval_ms: String(Math.max(step + scrapeInterval, 4 * scrapeInterval) * 1000),
    __rate_interval: `${Math.max(step + scrapeInterval, 4 * scrapeInterval)}s`,
    __range_ms: String(Math.round(range * 1000)),
    __range_s: String(Math.round(range)),
    __range: `${Math.round(range)}s`,
  };
  return expr.replace(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (whole, braced?: string, plain?: string) => values[braced ?? plain ?? ''] ?? whole
  );
}
