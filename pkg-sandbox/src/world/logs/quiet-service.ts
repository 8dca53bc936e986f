import type { LogStyle } from './log-style.ts';

/** A service that says little: a line a minute. */
export function quietService(name: string): LogStyle {
  return {
    start: [`level=info msg="starting ${name}"`, 'level=info msg="listening" addr=:8080'],
    every: 60_000,
    line: (step, noise) =>
      `level=info msg="alive" uptime=${step}m goroutines=${30 + (noise % 40)} inflight=${noise % 9}`,
    end: [],
  };
}
