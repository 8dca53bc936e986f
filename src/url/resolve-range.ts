import { dateMath, dateTime, type RawTimeRange, type TimeRange } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';

/** The moments that a range means at `now` (Unix milliseconds); `now/d` rounds to the day of the zone. */
export function resolveRange(raw: RawTimeRange, timeZone: TimeZone, now: number): TimeRange {
  const clock = dateTime(now);
  const from = dateMath.toDateTime(raw.from, { roundUp: false, timezone: timeZone, now: clock }) ?? clock;
  const to = dateMath.toDateTime(raw.to, { roundUp: true, timezone: timeZone, now: clock }) ?? clock;
  return { from, to, raw };
}
