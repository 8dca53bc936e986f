import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { formatSpan } from '@vigil/core/resources/format-quantity';

/** `2025-11-21 10:00 → 10:40 · 40 min`; the day of the end where it is another one. */
export function windowText({ from, to }: { from: number; to: number | null }, timeZone: string): string {
  const day = (at: number) => dateTimeFormat(at, { timeZone, format: 'YYYY-MM-DD' });
  const clock = (at: number) => dateTimeFormat(at, { timeZone, format: at % 60_000 === 0 ? 'HH:mm' : 'HH:mm:ss' });
  if (to === null) {
    return t('resources.runs.running-since', 'running since {{start}}', { start: `${day(from)} ${clock(from)}` });
  }
  const end = day(from) === day(to) ? clock(to) : `${day(to)} ${clock(to)}`;
  return `${day(from)} ${clock(from)} → ${end} · ${formatSpan((to - from) / 1000)}`;
}
