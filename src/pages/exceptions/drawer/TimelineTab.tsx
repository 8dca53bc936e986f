import React from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2, type IconName } from '@grafana/ui';
import { type IncidentDetail } from '@vigil/core/contract/incidents';
import { exactTime } from '../../../components/RelativeTime';
import { EmptyState } from '../../../components/states/EmptyState';
import { actionText } from './action-text';
import { ChangeLine } from './ChangeLine';
import { OccurrenceCells } from './OccurrenceCells';
import { getTableStyles } from './table-styles';
import { timelineOf, type TimelineEntry } from './timeline';

/** Everything that happened to the incident, latest first. */
export function TimelineTab({ detail, timeZone }: { detail: IncidentDetail; timeZone: string }) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const { incident, occurrences } = detail;
  const entries = timelineOf(detail);
  const older = incident.occurrences - occurrences.length;
  if (entries.length === 0) {
    return (
      <EmptyState
        title={t('exceptions.timeline.empty', 'The single occurrences are older than what the proxy keeps')}
      />
    );
  }
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('exceptions.timeline.when', 'When')}</th>
            <th>{t('exceptions.timeline.pod', 'Pod, node')}</th>
            <th>{t('exceptions.timeline.exit', 'Exit')}</th>
            <th>{t('exceptions.timeline.restarts', 'Restarts')}</th>
            <th>{t('exceptions.timeline.message', 'Message')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={`${entry.at} ${index}`} className={entry.kind === 'occurrence' ? undefined : styles.other}>
              <td className={styles.when}>
                <time dateTime={new Date(entry.at).toISOString()} title={exactTime(entry.at, timeZone)}>
                  {dateTimeFormat(entry.at, { timeZone, format: 'MM-DD HH:mm:ss' })}
                </time>
              </td>
              {entry.kind === 'occurrence' ? (
                <OccurrenceCells {...entry} />
              ) : (
                <td colSpan={4}>
                  <Icon name={icons[entry.kind]} size="sm" /> {textOf(entry, timeZone)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {older > 0 && (
        <p className={styles.note}>
          {t('exceptions.timeline.older', '{{count}} earlier occurrences are counted, and no longer kept one by one', {
            count: older,
          })}
        </p>
      )}
    </>
  );
}

const icons: Record<Exclude<TimelineEntry['kind'], 'occurrence'>, IconName> = {
  end: 'check',
  action: 'user',
  change: 'rocket',
};

function textOf(entry: Exclude<TimelineEntry, { kind: 'occurrence' }>, timeZone: string) {
  switch (entry.kind) {
    case 'end':
      return entry.state === 'recovered'
        ? t('exceptions.timeline.recovered', 'Recovered')
        : t('exceptions.timeline.gone', 'The pod or its workload is gone');
    case 'action':
      return actionText(entry.action, timeZone);
    case 'change':
      return <ChangeLine change={entry.change} timeZone={timeZone} />;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  when: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  other: css({ background: theme.colors.background.secondary, overflowWrap: 'anywhere' }),
  note: css({ margin: theme.spacing(1, 0, 0), color: theme.colors.text.secondary }),
});
