import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type DeliveryState, type NotificationReport } from '@vigil/core/contract/notifications';
import { RelativeTime } from '../../../components/RelativeTime';
import { ReceiverCard } from './ReceiverCard';
import { RouteTree } from './RouteTree';

export interface ReceiversViewProps {
  report: NotificationReport;
  onResent(): void;
  /** Shows a receiver's messages in these states. */
  onShow(receiver: string, states: DeliveryState[]): void;
}

/** The configuration as the proxy read it, without its secrets. */
export function ReceiversView({ report, onResent, onShow }: ReceiversViewProps) {
  const styles = useStyles2(getStyles);
  const { file, loadedAt, timeZone, receivers, route, relay } = report;
  return (
    <div className={styles.view}>
      <p className={styles.source}>
        {file && <code>{file}</code>}
        {loadedAt !== null && (
          <span>
            <Trans i18nKey="notifications.receivers.read">read</Trans> <RelativeTime at={loadedAt} />
          </span>
        )}
        <span>
          {t('notifications.receivers.zone', 'time zone {{timeZone}}', {
            timeZone,
            interpolation: { escapeValue: false },
          })}
        </span>
        <span>
          {relay
            ? t('notifications.receivers.relay', 'takes what Alertmanager and Grafana Alerting post')
            : t('notifications.receivers.no-relay', 'no relay')}
        </span>
      </p>
      <div className={styles.cards}>
        {receivers.map((receiver) => (
          <ReceiverCard key={receiver.name} receiver={receiver} onResent={onResent} onShow={onShow} />
        ))}
      </div>
      {route && (
        <section aria-labelledby="vigil-routes">
          <h2 id="vigil-routes" className={styles.heading}>
            <Trans i18nKey="notifications.routes.title">Routes</Trans>
          </h2>
          <p className={styles.source}>
            <Trans i18nKey="notifications.routes.text">
              The first child that matches takes a message, and those after it too where it goes on; where no child
              matches, the node itself takes it.
            </Trans>
          </p>
          <RouteTree route={route} />
        </section>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  source: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    color: theme.colors.text.secondary,
  }),
  cards: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
    gap: theme.spacing(1.5),
  }),
  heading: css({ ...theme.typography.h4, margin: theme.spacing(1, 0, 0.5) }),
});
