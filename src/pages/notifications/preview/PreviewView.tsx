import React, { useEffect, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type NotificationPreview } from '@vigil/core/contract/notifications';
import { exactTime } from '../../../components/RelativeTime';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { useProxyReport } from '../../../proxy/use-proxy-report';
import { getTableStyles } from '../table-styles';
import { PreviewMessages } from './PreviewMessages';

/** What this configuration would have sent for the incidents of the last day. */
export function PreviewView({ refreshes }: { /** Changes when the user wants it fresh. */ refreshes: number }) {
  const [query] = useState({});
  const { report, reload } = useProxyReport('notificationPreview', query, { keepPrevious: true });
  useEffect(() => {
    if (refreshes > 0) {
      reload();
    }
  }, [refreshes, reload]);
  return (
    <>
      {report.status === 'loading' && <SkeletonRows rows={8} />}
      {(report.status === 'failed' || report.status === 'stale') && (
        <ProblemAlert problem={report.problem} onRetry={reload} />
      )}
      {'report' in report && <Preview preview={report.report} />}
    </>
  );
}

function Preview({ preview }: { preview: NotificationPreview }) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const { from, to, incidents, truncated, receivers, untold, messages } = preview;
  return (
    <div className={styles.view}>
      <p className={styles.text}>
        <Trans i18nKey="notifications.preview.text">
          What this configuration would have sent if it had been in use all the time. Nothing is sent.
        </Trans>{' '}
        <span className={table.dim}>
          {exactTime(from)} – {exactTime(to)}
        </span>
      </p>
      <p className={styles.text}>
        {t('notifications.preview.incidents', 'Incidents: {{number}}', { number: incidents.toLocaleString() })}
        {' · '}
        {t('notifications.preview.untold', 'nobody would have been told of: {{number}}', {
          number: untold.toLocaleString(),
        })}
        {truncated && ` · ${t('notifications.preview.truncated', 'there were more; these are the latest')}`}
      </p>
      <div className={table.frame}>
        <table className={table.table} aria-label={t('notifications.preview.table', 'Messages per receiver')}>
          <thead>
            <tr>
              <th>{t('notifications.log.receiver', 'Receiver')}</th>
              <th>{t('notifications.preview.channel', 'Channel')}</th>
              <th className={table.number}>{t('notifications.preview.messages', 'Messages')}</th>
              <th className={table.number}>{t('notifications.preview.digests', 'of these digests')}</th>
              <th className={table.number}>{t('notifications.preview.digested', 'Messages in digests')}</th>
              <th className={table.number}>{t('notifications.preview.most', 'Most in an hour')}</th>
            </tr>
          </thead>
          <tbody>
            {receivers.map((row) => (
              <tr key={row.receiver}>
                <td>{row.receiver}</td>
                <td>{row.channel}</td>
                {[row.messages, row.digests, row.digested, row.mostPerHour].map((figure, index) => (
                  <td key={index} className={table.number}>
                    {figure.toLocaleString()}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PreviewMessages messages={messages} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5) }),
  text: css({ margin: 0, fontVariantNumeric: 'tabular-nums' }),
});
