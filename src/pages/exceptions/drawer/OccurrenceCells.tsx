import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { firstLine } from '../incident-facts';
import { getTableStyles } from './table-styles';
import { type TimelineEntry } from './timeline';

/** Where it happened, how it ended, and what it said. */
export function OccurrenceCells({ occurrence, newImage, unseen }: Extract<TimelineEntry, { kind: 'occurrence' }>) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const { pod, node, exitCode, signal, restartCount, message } = occurrence;
  return (
    <>
      <td>
        <div className={styles.cut} title={pod}>
          {pod}
        </div>
        <div className={table.dim}>{node}</div>
        {newImage && (
          <div>
            <Trans i18nKey="exceptions.timeline.image">New image:</Trans>{' '}
            <code className={styles.image}>{newImage}</code>
          </div>
        )}
      </td>
      <td className={table.fixed}>
        {exitCode ?? '–'}
        {signal !== null && signal > 0 && ` (${t('exceptions.timeline.signal', 'signal {{signal}}', { signal })})`}
      </td>
      <td className={table.fixed}>
        {restartCount}
        {unseen > 0 && (
          <div
            className={table.dim}
            title={t('exceptions.timeline.unseen-why', 'Restarts in between, of which this incident knows no more')}
          >
            {t('exceptions.timeline.unseen', '+{{unseen}} in between', { unseen })}
          </div>
        )}
      </td>
      <td className={table.mono} title={message}>
        {firstLine(message)}
      </td>
    </>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({
  cut: css({ maxWidth: 180, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  image: css({ overflowWrap: 'anywhere' }),
});
