import { t } from '@grafana/i18n';
import type { Incident } from '@vigil/core/vocabulary/incident';

/** What the dialog asks about; taking a mark back asks nothing. */
export type DialogAction = 'acknowledge' | 'mute' | 'note';

/** The verb on the button. */
export function markVerb(action: DialogAction): string {
  switch (action) {
    case 'acknowledge':
      return t('exceptions.mark.acknowledge', 'Acknowledge');
    case 'mute':
      return t('exceptions.mark.mute', 'Mute');
    case 'note':
      return t('exceptions.mark.save-note', 'Save note');
  }
}

/** What is about to be done, to which incident or to how many. */
export function markTitle(action: DialogAction, incidents: readonly Incident[]): string {
  const [incident] = incidents;
  const count = incidents.length;
  const what =
    count === 1 && incident
      ? `${incident.reason} · ${incident.workload.namespace} / ${incident.workload.name}`
      : t('exceptions.mark.incidents', '{{count}} incidents', { count });
  const verb = action === 'note' ? t('exceptions.mark.note', 'Note') : markVerb(action);
  return `${verb}: ${what}`;
}

/** What the mark does, and what it does not. */
export function markExplanation(action: DialogAction): string {
  switch (action) {
    case 'acknowledge':
      return t(
        'exceptions.mark.acknowledge-help',
        'Says that somebody is on it: it no longer counts as open. What happens next goes on being recorded.'
      );
    case 'mute':
      return t(
        'exceptions.mark.mute-help',
        'Says that it is known and may wait: it no longer counts as open. What happens next goes on being recorded.'
      );
    case 'note':
      return t('exceptions.mark.note-help', 'Everybody who opens the incident reads it, with your name and the time.');
  }
}
