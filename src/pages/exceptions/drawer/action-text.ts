import { t } from '@grafana/i18n';
import type { IncidentAction } from '@vigil/core/contract/incidents';
import { exactTime } from '../../../components/RelativeTime';

/** What somebody did, as a sentence without its time. */
export function actionText({ action, author, until, text }: IncidentAction, timeZone: string): string {
  const by = { author, interpolation: { escapeValue: false } };
  const till =
    until === null
      ? ''
      : `, ${t('exceptions.marks.until', 'until {{time}}', {
          time: exactTime(until, timeZone).replace(/\.\d+/, ''),
          interpolation: { escapeValue: false },
        })}`;
  const why = text === '' ? '' : `: ${text}`;
  switch (action) {
    case 'acknowledge':
      return t('exceptions.marks.acknowledged', 'Acknowledged by {{author}}', by) + till + why;
    case 'unacknowledge':
      return t('exceptions.action.unacknowledge', '{{author}} took the acknowledgement back', by);
    case 'mute':
      return t('exceptions.marks.muted', 'Muted by {{author}}', by) + till + why;
    case 'unmute':
      return t('exceptions.action.unmute', 'Unmuted by {{author}}', by);
    case 'note':
      return text === ''
        ? t('exceptions.action.note-removed', '{{author}} removed the note', by)
        : t('exceptions.marks.note', 'Note of {{author}}', by) + why;
    case 'expire':
      return t('exceptions.action.expire', 'An acknowledgement or a mute ran out') + why;
  }
}
