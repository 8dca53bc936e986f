import { joinMatchers, type Matcher } from './matchers.ts';

/** `metric{a="1",b=~"x|y"}`; empty matchers are left out. An empty metric name selects by matchers alone. */
export function selector(metric: string, ...matchers: readonly Matcher[]): string {
  const inside = joinMatchers(matchers);
  return inside === '' && metric !== '' ? metric : `${metric}{${inside}}`;
}
