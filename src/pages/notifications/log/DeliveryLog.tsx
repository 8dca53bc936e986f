import React, { useCallback, useEffect } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { deliveryStates, type ReceiverView } from '@vigil/core/contract/notifications';
import { FilterBar, type Filter } from '../../../components/FilterBar';
import { EmptyState } from '../../../components/states/EmptyState';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { StaleBanner } from '../../../components/states/StaleBanner';
import { type SetUrlState } from '../../../url/use-url-state';
import { type NotificationsState, type notificationsUrl } from '../notifications-url';
import { stateName } from '../state-name';
import { DeliveryDrawer } from './DeliveryDrawer';
import { DeliveryTable } from './DeliveryTable';
import { useDeliveries } from './use-deliveries';

export interface DeliveryLogProps {
  receivers: readonly ReceiverView[];
  state: NotificationsState;
  setState: SetUrlState<typeof notificationsUrl>;
  /** Changes when the user wants it fresh. */
  refreshes: number;
  onResent(): void;
}

/** Every message: whom it went to, what became of it, and what the service said. */
export function DeliveryLog({ receivers, state, setState, refreshes, onResent }: DeliveryLogProps) {
  const styles = useStyles2(getStyles);
  const { report, reload, deliveries, total, hasMore, loadMore, moreProblem } = useDeliveries(state);
  useEffect(() => {
    if (refreshes > 0) {
      reload();
    }
  }, [refreshes, reload]);
  const onSearch = useCallback((search: string) => setState({ search }, { replace: true }), [setState]);
  const close = useCallback(() => setState({ delivery: '' }), [setState]);
  const resent = () => {
    reload();
    onResent();
  };
  const counts = (name: (typeof deliveryStates)[number]) =>
    receivers.reduce((sum, receiver) => sum + receiver.counts[name], 0);
  const filters: Filter[] = [
    {
      name: 'receiver',
      label: t('notifications.filter.receiver', 'receiver'),
      options: receivers.map(({ name }) => ({ value: name })),
      values: state.receiver,
      onChange: (receiver) => setState({ receiver }),
    },
    {
      name: 'state',
      label: t('notifications.filter.state', 'state'),
      options: deliveryStates.map((name) => ({ value: name, label: stateName(name), count: counts(name) })),
      values: state.state,
      onChange: (values) => setState({ state: deliveryStates.filter((name) => values.includes(name)) }),
    },
  ];
  const narrowed = state.receiver.length > 0 || state.state.length > 0 || state.search !== '';
  return (
    <div className={styles.log}>
      <FilterBar
        filters={filters}
        search={state.search}
        onSearch={onSearch}
        searchPlaceholder={t('notifications.log.search', 'Search messages and answers')}
      />
      {report.status === 'loading' && <SkeletonRows rows={10} />}
      {report.status === 'failed' && <ProblemAlert problem={report.problem} onRetry={reload} />}
      {report.status === 'stale' && <StaleBanner at={report.at} problem={report.problem} onRetry={reload} />}
      {'report' in report && deliveries.length === 0 && (
        <NoDeliveries
          narrowed={narrowed}
          onClear={() => setState({ receiver: [], state: [], search: '' })}
          onTest={() => setState({ view: 'receivers' })}
        />
      )}
      {deliveries.length > 0 && (
        <>
          <DeliveryTable
            deliveries={deliveries}
            open={state.delivery}
            onOpen={(id) => setState({ delivery: String(id) })}
            onResent={resent}
          />
          {moreProblem && <ProblemAlert problem={moreProblem} onRetry={loadMore} />}
          <div className={styles.foot}>
            {t('notifications.log.loaded', '{{loaded}} of {{total}} messages', {
              loaded: deliveries.length.toLocaleString(),
              total: Math.max(total, deliveries.length).toLocaleString(),
            })}
            {hasMore && (
              <Button size="sm" variant="secondary" onClick={loadMore}>
                <Trans i18nKey="notifications.log.more">Load older ones</Trans>
              </Button>
            )}
            <span className={styles.keys}>{t('notifications.log.keys', '↑ ↓ move · Enter opens · / searches')}</span>
          </div>
        </>
      )}
      {state.delivery !== '' && <DeliveryDrawer id={state.delivery} onClose={close} onResent={resent} />}
    </div>
  );
}

function NoDeliveries({ narrowed, onClear, onTest }: { narrowed: boolean; onClear(): void; onTest(): void }) {
  return narrowed ? (
    <EmptyState
      icon="filter"
      title={t('notifications.log.filtered', 'No message matches these filters')}
      actions={
        <Button variant="secondary" onClick={onClear}>
          <Trans i18nKey="notifications.log.clear">Clear the filters</Trans>
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon="envelope"
      title={t('notifications.log.empty', 'No message was sent yet')}
      actions={
        <Button variant="secondary" onClick={onTest}>
          <Trans i18nKey="notifications.log.to-test">Send a test</Trans>
        </Button>
      }
    >
      <Trans i18nKey="notifications.log.empty-text">
        The first incident that a route takes is told here. A test shows that a receiver works before that.
      </Trans>
    </EmptyState>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  log: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5) }),
  foot: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  keys: css({ marginLeft: 'auto' }),
});
