import React from 'react';
import { t } from '@grafana/i18n';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { MarkLine } from './MarkLine';

/** Who acknowledged or muted the incident, and what was noted about it. */
export function IncidentMarks({ incident, timeZone }: { incident: Incident; timeZone: string }) {
  const { acknowledged, muted, note } = incident;
  const by = (author: string) => ({ author, interpolation: { escapeValue: false } });
  return (
    <>
      {muted && (
        <MarkLine icon="bell-slash" timeZone={timeZone} {...muted}>
          {t('exceptions.marks.muted', 'Muted by {{author}}', by(muted.author))}
        </MarkLine>
      )}
      {acknowledged && (
        <MarkLine icon="check" timeZone={timeZone} {...acknowledged}>
          {t('exceptions.marks.acknowledged', 'Acknowledged by {{author}}', by(acknowledged.author))}
        </MarkLine>
      )}
      {note && (
        <MarkLine icon="comment-alt" timeZone={timeZone} {...note}>
          {t('exceptions.marks.note', 'Note of {{author}}', by(note.author))}
        </MarkLine>
      )}
    </>
  );
}
