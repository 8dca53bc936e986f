import { dateMath, dateTime, dateTimeForTimeZone, isDateTime, toUtc, type DateTime } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';

/**
 * One end of a time range as Grafana's URLs write it: `now-6h`, Unix milliseconds, ISO 8601, `YYYYMMDD`,
 * `YYYYMMDDTHHmmss`. Undefined when it is none of them.
 */
export function parseTime(text: string | null): string | DateTime | undefined {
  if (!text) {
    return undefined;
  }
  if (text.startsWith('now')) {
    return dateMath.isValid(text) ? text : undefined;
  }
  if (/^\d{8}$/.test(text)) {
    return valid(toUtc(text, 'YYYYMMDD'));
  }
  if (/^\d{8}T\d{6}$/.test(text)) {
    return valid(toUtc(text, 'YYYYMMDDTHHmmss'));
  }
  if (/^\d+$/.test(text)) {
    return valid(dateTime(Number(text)));
  }
  return /^\d{4}-\d\d-\d\d/.test(text) ? valid(toUtc(text)) : undefined;
}

/** The inverse of {@link parseTime}: relative times as they are, others as ISO 8601 in UTC. */
export function formatTime(time: string | DateTime): string {
  return isDateTime(time) ? time.toISOString() : time;
}

/** The same moment, shown in the given zone. */
export function inZone(time: string | DateTime, timeZone: TimeZone): string | DateTime {
  return isDateTime(time) ? dateTimeForTimeZone(timeZone, time.valueOf()) : time;
}

function valid(time: DateTime): DateTime | undefined {
  return time.isValid() ? time : undefined;
}
