import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type NotificationPreview } from '@vigil/core/contract/notifications';
import { exactTime } from '../../../components/RelativeTime';
import { SeverityIcon } from '../../../components/SeverityBadge';
import { EmptyState } from '../../../components/states/EmptyState';
import { localText } from '../../../i18n/local-text';
import { kindName } from '../state-name';
import { getTableStyles } from '../table-styles';

/** Examples of what would have been sent, latest first. */
export function PreviewMessages({ messages }: Pick<NotificationPreview, 'messages'>) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  if (messages.length === 0) {
    return (
      <EmptyState icon="envelope" title={t('notifications.preview.none', 'Nothing would have been sent')}>
        <Trans i18nKey="notifications.preview.none-text">
          There were no incidents in this time, or no route takes them.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="vigil-preview-messages">
      <h2 id="vigil-preview-messages" className={styles.heading}>
        <Trans i18nKey="notifications.preview.examples">The latest of them</Trans>
      </h2>
      <div className={table.frame}>
        <table className={table.table}>
          <tbody>
            {messages.map((message, index) => (
              <tr key={index}>
                <td className={table.fixed}>{exactTime(message.at)}</td>
                <td className={table.fixed}>{message.receiver}</td>
                <td className={styles.kind}>
                  <SeverityIcon severity={message.severity} /> {kindName(message.kind)}
                </td>
                <td className={styles.title}>{localText(message.title)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  heading: css({ ...theme.typography.h4, margin: theme.spacing(1, 0, 0.5) }),
  kind: css({ whiteSpace: 'nowrap' }),
  title: css({ width: '100%', overflowWrap: 'anywhere' }),
});
