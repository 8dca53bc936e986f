import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { type IncidentDetail } from '@vigil/core/contract/incidents';
import { RelativeTime } from '../../../components/RelativeTime';
import { EmptyState } from '../../../components/states/EmptyState';
import { getTableStyles } from './table-styles';

/** What Kubernetes itself reported about the pod and its workload. */
export function EventsTab({ detail, timeZone }: { detail: IncidentDetail; timeZone: string }) {
  const table = useStyles2(getTableStyles);
  if (detail.events.length === 0) {
    return (
      <EmptyState title={t('exceptions.events.empty', 'The cluster has no events about it any more')}>
        <Trans i18nKey="exceptions.events.empty-why">
          Kubernetes forgets events after an hour unless the API server is told otherwise.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('exceptions.events.last', 'Last')}</th>
          <th>{t('exceptions.events.reason', 'Reason')}</th>
          <th>{t('exceptions.events.object', 'Object')}</th>
          <th>{t('exceptions.events.count', 'Count')}</th>
          <th>{t('exceptions.events.message', 'Message')}</th>
        </tr>
      </thead>
      <tbody>
        {detail.events.map((event) => (
          <tr key={`${event.object} ${event.reason} ${event.firstSeen} ${event.message}`}>
            <td className={table.fixed}>
              <RelativeTime at={event.lastSeen} timeZone={timeZone} />
            </td>
            <td className={table.fixed}>
              {event.type === 'Warning' && (
                <Icon name="exclamation-triangle" size="sm" title={t('exceptions.events.warning', 'Warning')} />
              )}{' '}
              {event.reason}
            </td>
            <td>{event.object}</td>
            <td className={table.fixed}>{event.count}</td>
            <td>{event.message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
