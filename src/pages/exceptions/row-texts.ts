import { t } from '@grafana/i18n';
import type { Incident, RecentChange } from '@vigil/core/vocabulary/incident';
import { durationText } from '../../components/duration-text';
import { exactTime } from '../../components/RelativeTime';

/** How long it has been open, or lasted, at `now`: short, and in full words. Unix milliseconds. */
export function spanOf(
  { state, firstSeen, lastSeen, endedAt }: Pick<Incident, 'state' | 'firstSeen' | 'lastSeen' | 'endedAt'>,
  now: number,
  timeZone: string
): { short: string; full: string } {
  const end = state === 'open' ? Math.max(now, firstSeen) : (endedAt ?? lastSeen);
  const duration = durationText(end - firstSeen);
  const since = exactTime(firstSeen, timeZone);
  return {
    short: duration,
    full:
      state === 'open'
        ? t('exceptions.row.open-for', 'Open for {{duration}}, since {{since}}', { duration, since })
        : t('exceptions.row.lasted', 'Lasted {{duration}}: {{since}} – {{until}}', {
            duration,
            since,
            until: exactTime(end, timeZone),
          }),
  };
}

/** Who acknowledged or muted it, when, until when and why, a line each; empty without a mark. */
export function markText({ acknowledged, muted }: Pick<Incident, 'acknowledged' | 'muted'>, timeZone: string): string {
  const interpolation = { escapeValue: false };
  const lines = (mark: Incident['muted'], by: (author: string, at: string) => string) =>
    mark === null
      ? []
      : [
          by(mark.author, exactTime(mark.at, timeZone)),
          ...(mark.until === null
            ? []
            : [t('exceptions.row.until', 'until {{until}}', { until: exactTime(mark.until, timeZone) })]),
          ...(mark.text === '' ? [] : [mark.text]),
        ];
  return [
    ...lines(muted, (author, at) =>
      t('exceptions.row.muted-by', 'Muted by {{author}}, {{at}}', { author, at, interpolation })
    ),
    ...lines(acknowledged, (author, at) =>
      t('exceptions.row.acknowledged-by', 'Acknowledged by {{author}}, {{at}}', { author, at, interpolation })
    ),
  ].join('\n');
}

/** What was deployed shortly before it began, and when. */
export function changeText({ what, at, from, to }: RecentChange, timeZone: string): string {
  const when = exactTime(at, timeZone);
  const title =
    what === 'image'
      ? t('exceptions.row.image-changed', 'Began soon after a new image was deployed, {{when}}', { when })
      : t('exceptions.row.template-changed', 'Began soon after the pod template changed, {{when}}', { when });
  return from === null && to === null ? title : `${title}\n${from ?? '?'} → ${to ?? '?'}`;
}
