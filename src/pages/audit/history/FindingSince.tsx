import React from 'react';
import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { RelativeTime } from '../../../components/RelativeTime';
import { usePresence } from './use-presence';

export interface FindingSinceProps {
  finding: Finding;
  /** uid of the data source that has the history. */
  source: string | undefined;
  /** Of the page, Unix milliseconds. */
  range: { from: number; to: number };
  timeZone?: string;
}

/** Since when a finding has been there, as far as Prometheus remembers. */
export function FindingSince({ finding, source, range, timeZone }: FindingSinceProps) {
  const presence = usePresence(finding, source, range);
  switch (presence) {
    case 'loading':
      return <span>{t('audit.history.since-loading', 'since …')}</span>;
    case 'unknown':
      return <span>{t('audit.history.since-unknown', 'since when is not known')}</span>;
    default: {
      const moment = dateTimeFormat(presence.since, { timeZone, format: 'YYYY-MM-DD HH:mm' });
      const named = { moment, interpolation: { escapeValue: false } };
      return (
        <span>
          {presence.isCertain
            ? t('audit.history.since', 'since {{moment}}', named)
            : t('audit.history.since-before', 'since before {{moment}}, where what was asked begins', named)}{' '}
          (<RelativeTime at={presence.since} timeZone={timeZone} />)
        </span>
      );
    }
  }
}
