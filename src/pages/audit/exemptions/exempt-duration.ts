import { t } from '@grafana/i18n';
import { longestExemption } from '@vigil/core/contract/exemptions';

/** How long an exemption holds; `own`: until a day the user chooses. */
export const exemptDurations = ['1w', '30d', '90d', 'own', 'never'] as const;
export type ExemptDuration = (typeof exemptDurations)[number];

const day = 86_400_000;
const lengths: Record<Exclude<ExemptDuration, 'own' | 'never'>, number> = {
  '1w': 7 * day,
  '30d': 30 * day,
  '90d': 90 * day,
};

/** When one made at `now` expires, Unix milliseconds. Undefined: the own moment is missing, over or too far ahead. */
export function endOfExemption(
  duration: ExemptDuration,
  own: number | undefined,
  now = Date.now()
): number | 'never' | undefined {
  switch (duration) {
    case 'never':
      return 'never';
    case 'own':
      // An hour less than the proxy allows: its clock may be behind.
      return own !== undefined && own > now && own <= now + longestExemption - day / 24 ? own : undefined;
    default:
      return now + lengths[duration];
  }
}

/** A duration in words. */
export function exemptDurationName(duration: ExemptDuration): string {
  switch (duration) {
    case '1w':
      return t('audit.exempt.until-week', '1 week');
    case '30d':
      return t('audit.exempt.until-30-days', '30 days');
    case '90d':
      return t('audit.exempt.until-90-days', '90 days');
    case 'own':
      return t('audit.exempt.until-own', 'until…');
    case 'never':
      return t('audit.exempt.until-never', 'without end');
  }
}
