import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { deliveryStates, type DeliveryState, type ReceiverView } from '@vigil/core/contract/notifications';
import { RelativeTime } from '../../../components/RelativeTime';
import { ResendButton } from '../log/ResendButton';
import { spanText } from '../span-text';
import { stateName } from '../state-name';
import { getTableStyles } from '../table-styles';
import { SendTest } from './SendTest';

export interface ReceiverCardProps {
  receiver: ReceiverView;
  onResent(): void;
  onShow(receiver: string, states: DeliveryState[]): void;
}

/** Each in itself. */
const languageNames = { en: 'English', zh: '中文' } as const;

/** Who is told, how, and how it goes. */
export function ReceiverCard({ receiver, onResent, onShow }: ReceiverCardProps) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(getTableStyles);
  const { name, title, target, counts, oldestWaiting } = receiver;
  return (
    <section
      className={styles.card}
      aria-label={t('notifications.receiver.label', 'Receiver {{name}}', {
        name,
        interpolation: { escapeValue: false },
      })}
    >
      <div className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <span className={table.dim}>{`${title} · ${languageNames[receiver.language]}`}</span>
      </div>
      <div className={table.words}>{target}</div>
      <ul className={styles.facts}>
        {factsOf(receiver).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div className={styles.counts}>
        {deliveryStates.map((state) => (
          <Button
            key={state}
            size="sm"
            fill="text"
            variant={state === 'dead' && counts.dead > 0 ? 'destructive' : 'secondary'}
            onClick={() => onShow(name, [state])}
          >
            {`${stateName(state)} ${counts[state].toLocaleString()}`}
          </Button>
        ))}
      </div>
      {oldestWaiting !== null && (
        <div className={table.dim}>
          {t('notifications.receiver.oldest', 'The oldest that waits was made')} <RelativeTime at={oldestWaiting} />
        </div>
      )}
      <div className={styles.actions}>
        <SendTest receiver={name} />
        {counts.dead > 0 && (
          <ResendButton
            which={{ receiver: name }}
            label={t('notifications.resend.all-label', 'Resend all dead letters of {{name}}', {
              name,
              interpolation: { escapeValue: false },
            })}
            onResent={onResent}
          >
            {t('notifications.resend.all', 'Resend dead letters')}
          </ResendButton>
        )}
      </div>
    </section>
  );
}

function factsOf({ limits, mention, sendResolved, ownTemplate }: ReceiverView): string[] {
  const raw = { interpolation: { escapeValue: false } };
  return [
    t('notifications.receiver.limits', 'at most {{limits}}', {
      limits: limits.map(({ count, perMs }) => `${count} / ${spanText(perMs)}`).join(', '),
      ...raw,
    }),
    ...(mention.people.length > 0
      ? [t('notifications.receiver.mentions', 'calls {{people}}', { people: mention.people.join(', '), ...raw })]
      : []),
    ...(sendResolved ? [] : [t('notifications.receiver.unresolved', 'does not tell the end of a trouble')]),
    ...(ownTemplate ? [t('notifications.receiver.template', 'own template')] : []),
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.75),
    minWidth: 0,
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
  head: css({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: theme.spacing(1) }),
  name: css({ ...theme.typography.h5, margin: 0, overflowWrap: 'anywhere' }),
  facts: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    margin: 0,
    listStyle: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  counts: css({ display: 'flex', flexWrap: 'wrap', marginLeft: theme.spacing(-1), fontVariantNumeric: 'tabular-nums' }),
  actions: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), marginTop: 'auto' }),
});
