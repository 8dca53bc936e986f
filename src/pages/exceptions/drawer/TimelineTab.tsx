import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type IncidentDetail } from '@vigil/core/contract/incidents';
import { exactTime } from '../../../components/RelativeTime';
import { EmptyState } from '../../../components/states/EmptyState';
import { firstLine } from '../incident-facts';
import { stateName } from '../state-name';
import { getTableStyles } from './table-styles';

/** Every time it happened, latest first; a change of the image is marked. */
export function TimelineTab({ detail, timeZone }: { detail: IncidentDetail; timeZone: string }) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const { incident, occurrences } = detail;
  if (occurrences.length === 0) {
    return (
      <EmptyState
        title={t('exceptions.timeline.empty', 'The single occurrences are older than what the proxy keeps')}
      />
    );
  }
  return (
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
        {incident.endedAt !== null && (
          <tr>
            <td className={table.fixed}>{exactTime(incident.endedAt, timeZone)}</td>
            <td colSpan={4}>{stateName(incident.state)}</td>
          </tr>
        )}
        {occurrences.map((occurrence, index) => {
          const earlier = occurrences[index + 1];
          const { at, pod, node, exitCode, signal, restartCount, message, image } = occurrence;
          return (
            <tr key={`${at} ${occurrence.podUid} ${restartCount}`}>
              <td className={styles.when}>{exactTime(at, timeZone)}</td>
              <td>
                <div className={styles.cut} title={pod}>
                  {pod}
                </div>
                <div className={table.dim}>{node}</div>
                {earlier && image !== null && earlier.image !== null && image !== earlier.image && (
                  <div>
                    <Trans i18nKey="exceptions.timeline.image">New image:</Trans> <code>{image}</code>
                  </div>
                )}
              </td>
              <td className={table.fixed}>
                {exitCode ?? '–'}
                {signal !== null &&
                  signal > 0 &&
                  ` (${t('exceptions.timeline.signal', 'signal {{signal}}', { signal })})`}
              </td>
              <td className={table.fixed}>{restartCount}</td>
              <td className={table.mono} title={message}>
                {firstLine(message)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({
  when: css({ minWidth: 96, fontVariantNumeric: 'tabular-nums' }),
  cut: css({ maxWidth: 180, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
