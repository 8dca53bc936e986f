import { dateTimeFormat } from '@grafana/data';
import type { IncidentSummary } from '@vigil/core/contract/incidents';
import { severities, type Severity } from '@vigil/core/vocabulary/severity';
import { severityName } from '../../components/SeverityBadge';

export type Slice = IncidentSummary['histogram'][number];

/** Occurrences of all severities. */
export function totalOf(slice: Slice): number {
  return severities.reduce((sum, severity) => sum + (slice.counts[severity] ?? 0), 0);
}

/** The parts of a bar that is `height` pixels at `most`, from the axis upwards: the most urgent at the bottom. */
export function stackOf(
  slice: Slice,
  most: number,
  height: number
): Array<{ severity: Severity; y: number; size: number }> {
  let y = height - 1;
  return severities.flatMap((severity) => {
    const count = slice.counts[severity] ?? 0;
    if (count === 0) {
      return [];
    }
    const size = Math.max(1.5, (count / most) * (height - 4));
    y -= size;
    return [{ severity, y, size }];
  });
}

/** The severities that occur, with how often, the most urgent first. */
export function countsOf(slices: readonly Slice[]): Array<{ severity: Severity; count: number }> {
  return severities.flatMap((severity) => {
    const count = slices.reduce((sum, { counts }) => sum + (counts[severity] ?? 0), 0);
    return count > 0 ? [{ severity, count }] : [];
  });
}

/** `11-21 10:00:00 – 10:05:00`: from the start of the first to the end of the last, in the zone; the day once. */
export function spanText(slices: readonly Slice[], timeZone: string): string {
  const [first, last] = [slices[0], slices.at(-1)];
  if (!first || !last) {
    return '';
  }
  const text = (at: number, format: string) => dateTimeFormat(at, { timeZone, format });
  const end = last.start + last.width;
  const sameDay = text(first.start, 'YYYY-MM-DD') === text(end, 'YYYY-MM-DD');
  return `${text(first.start, 'YYYY-MM-DD HH:mm:ss')} – ${text(end, sameDay ? 'HH:mm:ss' : 'YYYY-MM-DD HH:mm:ss')}`;
}

/** All of it in one line, for those who hear it. */
export function spokenText(slices: readonly Slice[], timeZone: string): string {
  const counts = countsOf(slices).map(({ severity, count }) => `${severityName(severity)} ${count}`);
  return [spanText(slices, timeZone), counts.join(', ') || '0'].join(': ');
}
