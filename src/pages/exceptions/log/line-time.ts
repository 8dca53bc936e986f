import { dateTimeFormat } from '@grafana/data';
import { exactTime } from '../../../components/RelativeTime';

/**
 * A line's time (RFC 3339) in the user's zone: short for the margin, exact with its zone and the kubelet's own writing. A
 * time that is none stays as it is.
 */
export function lineTime(time: string, timeZone: string): { short: string; exact: string } {
  const at = Date.parse(time);
  return Number.isNaN(at)
    ? { short: time, exact: time }
    : {
        short: dateTimeFormat(at, { timeZone, format: 'MM-DD HH:mm:ss.SSS' }),
        exact: `${exactTime(at, timeZone)} · ${time}`,
      };
}
