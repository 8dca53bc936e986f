import React, { type KeyboardEvent } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Delivery } from '@vigil/core/contract/notifications';
import { RelativeTime } from '../../../components/RelativeTime';
import { SeverityIcon } from '../../../components/SeverityBadge';
import { useNow } from '../../../components/use-now';
import { localText } from '../../../i18n/local-text';
import { spanText } from '../span-text';
import { kindName } from '../state-name';
import { StateBadge } from '../StateBadge';
import { getTableStyles } from '../table-styles';
import { ResendButton, resendLabel } from './ResendButton';

export interface DeliveryRowProps {
  delivery: Delivery;
  isOpen: boolean;
  onOpen(id: number): void;
  onResent(): void;
}

/** One message, with the service's words where it did not take it. */
export function DeliveryRow({ delivery, isOpen, onOpen, onResent }: DeliveryRowProps) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const { id, receiver, kind, severity, state, createdAt, nextAt, attempts, latencyMs, why, author } = delivery;
  const title = localText(delivery.title);
  const latency = latencyMs === null ? '–' : spanText(latencyMs);
  return (
    <tr className={cx(styles.row, isOpen && styles.open)} onClick={() => onOpen(id)} aria-current={isOpen || undefined}>
      <td className={table.fixed}>
        <RelativeTime at={createdAt} />
      </td>
      <td className={table.fixed}>{receiver}</td>
      <td className={styles.message}>
        <span className={styles.line}>
          <SeverityIcon severity={severity} />
          <span className={styles.kind}>{kindName(kind)}</span>
          <button
            type="button"
            data-title
            className={styles.title}
            onKeyDown={moveFocus}
            onClick={(event) => {
              event.stopPropagation();
              onOpen(id);
            }}
          >
            {title}
          </button>
          {author && (
            <span className={table.dim}>
              {t('notifications.log.by', 'by {{author}}', { author, interpolation: { escapeValue: false } })}
            </span>
          )}
        </span>
        {why && <div className={table.words}>{why}</div>}
      </td>
      <td className={table.fixed}>
        <StateBadge state={state} />
        {state === 'waiting' && nextAt !== null && attempts > 0 && <NextTry at={nextAt} />}
      </td>
      <td className={table.number}>{latency}</td>
      <td className={table.number}>{attempts}</td>
      <td className={styles.action}>
        {state === 'dead' && <ResendButton which={{ ids: [id] }} label={resendLabel(title)} onResent={onResent} />}
      </td>
    </tr>
  );
}

/** Arrow keys move from one title to the next. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const all = [...(event.currentTarget.closest('tbody')?.querySelectorAll<HTMLElement>('[data-title]') ?? [])];
  const next = all[all.indexOf(event.currentTarget) + step];
  if (step !== 0 && next) {
    event.preventDefault();
    next.focus();
  }
}

function NextTry({ at }: { at: number }) {
  const table = useStyles2(getTableStyles);
  const now = useNow();
  return (
    <div className={table.dim}>
      {at > now
        ? t('notifications.log.next', 'again in {{span}}', { span: spanText(Math.max(1000, at - now)) })
        : t('notifications.log.now', 'again now')}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ cursor: 'pointer', '&:hover': { background: theme.colors.action.hover } }),
  open: css({ background: theme.colors.action.selected }),
  message: css({ width: '100%', minWidth: 260 }),
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0, 1) }),
  kind: css({
    minWidth: 44,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  title: css({
    padding: 0,
    border: 'none',
    background: 'transparent',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:hover, &:focus-visible': { textDecoration: 'underline' },
  }),
  action: css({ whiteSpace: 'nowrap', '&&': { paddingTop: theme.spacing(0.5), paddingBottom: 0 } }),
});
