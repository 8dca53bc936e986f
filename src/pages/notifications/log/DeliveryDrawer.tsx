import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type DeliveryDetail } from '@vigil/core/contract/notifications';
import { AppLink } from '../../../components/AppLink';
import { DetailDrawer } from '../../../components/DetailDrawer';
import { exactTime } from '../../../components/RelativeTime';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { localText } from '../../../i18n/local-text';
import { useProxyReport } from '../../../proxy/use-proxy-report';
import { pagePath } from '../../../routing/pages';
import { spanText } from '../span-text';
import { kindName, outcomeName } from '../state-name';
import { StateBadge } from '../StateBadge';
import { getTableStyles } from '../table-styles';
import { ResendButton, resendLabel } from './ResendButton';

/** Milliseconds. */
const every = 3000;

export interface DeliveryDrawerProps {
  /** As it stands in the URL. */
  id: string;
  onClose(): void;
  onResent(): void;
}

/** Between what happened and its message, milliseconds: more than the waits of most routes. */
const late = 10 * 60_000;

const isLate = ({ happenedAt, createdAt }: DeliveryDetail['delivery']) =>
  happenedAt !== null && createdAt - happenedAt > late;

/** One message: every attempt, and its text. */
export function DeliveryDrawer({ id, onClose, onResent }: DeliveryDrawerProps) {
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
  const { report, reload } = useProxyReport('delivery', number === null ? null : { id: number }, { every });
  const detail = 'report' in report ? report.report : undefined;
  return (
    <DetailDrawer
      title={detail ? localText(detail.delivery.title) : t('notifications.drawer.title', 'Message {{id}}', { id })}
      onClose={onClose}
    >
      {number === null && <ProblemAlert problem={{ kind: 'not-found', detail: id.slice(0, 100), status: null }} />}
      {number !== null && report.status === 'loading' && <SkeletonRows rows={6} />}
      {report.status === 'failed' && <ProblemAlert problem={report.problem} onRetry={reload} />}
      {detail && (
        <Message
          detail={detail}
          onResent={() => {
            reload();
            onResent();
          }}
        />
      )}
    </DetailDrawer>
  );
}

function Message({ detail: { delivery, attempts, text }, onResent }: { detail: DeliveryDetail; onResent(): void }) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const incidents = delivery.subjects.filter((subject) => /^[0-9a-f]{16,64}$/.test(subject));
  return (
    <div className={styles.content}>
      <div className={styles.head}>
        <StateBadge state={delivery.state} />
        <span>{delivery.receiver}</span>
        <span className={table.dim}>{kindName(delivery.kind)}</span>
        <span className={table.dim}>{exactTime(delivery.createdAt)}</span>
        {delivery.state === 'dead' && (
          <ResendButton
            which={{ ids: [delivery.id] }}
            label={resendLabel(localText(delivery.title))}
            onResent={onResent}
          />
        )}
      </div>
      {isLate(delivery) && (
        <p className={table.dim}>
          {t('notifications.drawer.late', 'It happened at {{time}}: the latency counts from then.', {
            time: exactTime(delivery.happenedAt ?? 0),
          })}
        </p>
      )}
      {delivery.why && <p className={table.words}>{delivery.why}</p>}
      {delivery.digest !== null && (
        <AppLink to={pagePath('notifications', { delivery: String(delivery.digest) })}>
          <Trans i18nKey="notifications.drawer.digest">Open the digest that tells of it instead</Trans>
        </AppLink>
      )}
      <h3 className={styles.heading}>
        <Trans i18nKey="notifications.drawer.attempts">Attempts</Trans>
      </h3>
      {attempts.length === 0 ? (
        <p className={table.dim}>
          <Trans i18nKey="notifications.drawer.none">It was not tried yet.</Trans>
        </p>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t('notifications.drawer.at', 'When')}</th>
              <th>{t('notifications.drawer.outcome', 'Outcome')}</th>
              <th className={table.number}>{t('notifications.drawer.took', 'Took')}</th>
            </tr>
          </thead>
          <tbody>
            {attempts.map((attempt, index) => (
              <tr key={index}>
                <td className={table.fixed}>{exactTime(attempt.at)}</td>
                <td>
                  {outcomeName(attempt.outcome)}
                  {attempt.why && <div className={table.words}>{attempt.why}</div>}
                </td>
                <td className={table.number}>{spanText(attempt.tookMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {incidents.length > 0 && (
        <>
          <h3 className={styles.heading}>
            <Trans i18nKey="notifications.drawer.subjects">What it tells of</Trans>
          </h3>
          <ul className={styles.list}>
            {incidents.map((incident) => (
              <li key={incident}>
                <AppLink to={pagePath('exceptions', { incident })}>
                  {t('notifications.drawer.incident', 'Incident {{id}}', { id: incident.slice(0, 8) })}
                </AppLink>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={styles.heading}>
        <Trans i18nKey="notifications.drawer.text">Text</Trans>
      </h3>
      {text ? (
        <pre className={styles.text}>{`${text.title}\n\n${text.body}`.trim()}</pre>
      ) : (
        <p className={table.dim}>
          <Trans i18nKey="notifications.drawer.no-text">
            Its receiver is not in the configuration any more, so that nobody knows how it would be written.
          </Trans>
        </p>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1.5) }),
  heading: css({ ...theme.typography.h5, margin: theme.spacing(1, 0, 0) }),
  list: css({ margin: 0, paddingLeft: theme.spacing(2) }),
  text: css({ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
});
