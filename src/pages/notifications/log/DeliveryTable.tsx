import React from 'react';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Delivery } from '@vigil/core/contract/notifications';
import { getTableStyles } from '../table-styles';
import { DeliveryRow } from './DeliveryRow';

export interface DeliveryTableProps {
  deliveries: readonly Delivery[];
  /** Id of the one in the drawer. */
  open: string;
  onOpen(id: number): void;
  onResent(): void;
}

/** The messages, latest first. */
export function DeliveryTable({ deliveries, open, onOpen, onResent }: DeliveryTableProps) {
  const styles = useStyles2(getTableStyles);
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={t('notifications.log.table', 'Messages')}>
        <thead>
          <tr>
            <th>{t('notifications.log.made', 'Made')}</th>
            <th>{t('notifications.log.receiver', 'Receiver')}</th>
            <th>{t('notifications.log.message', 'Message')}</th>
            <th>{t('notifications.log.state', 'State')}</th>
            <th className={styles.number}>{t('notifications.log.latency', 'Latency')}</th>
            <th className={styles.number}>{t('notifications.log.attempts', 'Attempts')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              isOpen={String(delivery.id) === open}
              onOpen={onOpen}
              onResent={onResent}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
