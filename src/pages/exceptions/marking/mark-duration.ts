import { t } from '@grafana/i18n';

/** How long a mark lasts; `own`: until a moment the user chooses. */
export const markDurations = ['end', '1h', '4h', '1d', '1w', 'own'] as const;
export type MarkDuration = (typeof markDurations)[number];

const hour = 3_600_000;
const lengths: Record<Exclude<MarkDuration, 'end' | 'own'>, number> = {
  '1h': hour,
  '4h': 4 * hour,
  '1d': 24 * hour,
  '1w': 7 * 24 * hour,
};

/**
 * When a mark set at `now` ends; null: when the incident does. Undefined: the own moment is missing or already over. Unix
 * milliseconds.
 */
export function endOfMark(duration: MarkDuration, own: number | undefined, now: number): number | null | undefined {
  switch (duration) {
    case 'end':
      return null;
    case 'own':
      return own !== undefined && own > now ? own : undefined;
    default:
      return now + lengths[duration];
  }
}

/** A duration in words. */
export function durationName(duration: MarkDuration): string {
  switch (duration) {
    case 'end':
      return t('exceptions.mark.until-end', 'it ends');
    case '1h':
      return t('exceptions.mark.1h', '1 hour');
    case '4h':
      return t('exceptions.mark.4h', '4 hours');
    case '1d':
      return t('exceptions.mark.1d', '1 day');
    case '1w':
      return t('exceptions.mark.1w', '1 week');
    case 'own':
      return t('exceptions.mark.own', 'until…');
  }
}
