import React, { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, ToolbarButton } from '@grafana/ui';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/states/ProblemAlert';
import { SkeletonRows } from '../../components/states/SkeletonRows';
import { StaleBanner } from '../../components/states/StaleBanner';
import { localText } from '../../i18n/local-text';
import { useProxyReport } from '../../proxy/use-proxy-report';
import { useUrlState } from '../../url/use-url-state';
import { DeliveryLog } from './log/DeliveryLog';
import { NotConfigured } from './NotConfigured';
import { notificationsUrl } from './notifications-url';
import { pageSubtitle, pageTitle } from './page-texts';
import { PreviewView } from './preview/PreviewView';
import { ReceiversView } from './receivers/ReceiversView';
import { ViewTabs, viewPanelId } from './ViewTabs';

/** Milliseconds. */
const every = 10_000;

/** The notifications as the proxy has them, in three views. */
export function ProxyNotifications() {
  const [query] = useState({});
  const [state, setState] = useUrlState(notificationsUrl);
  const { report, isFetching, reload } = useProxyReport('notifications', query, { every });
  const [refreshes, setRefreshes] = useState(0);
  const known = 'report' in report ? report.report : undefined;
  const dead = known?.receivers.reduce((sum, { counts }) => sum + counts.dead, 0);
  const refresh = () => {
    reload();
    setRefreshes((count) => count + 1);
  };
  return (
    <PageFrame
      title={pageTitle()}
      subtitle={pageSubtitle()}
      actions={
        <ToolbarButton
          icon="sync"
          variant="canvas"
          disabled={isFetching}
          aria-label={t('frame.refresh', 'Refresh')}
          tooltip={t('frame.refresh', 'Refresh')}
          onClick={refresh}
        />
      }
    >
      {report.status === 'loading' && <SkeletonRows rows={12} />}
      {report.status === 'failed' && (
        <>
          <ProblemAlert problem={report.problem} onRetry={reload} />
          {report.problem.kind === 'not-configured' && <NotConfigured />}
        </>
      )}
      {report.status === 'stale' && <StaleBanner at={report.at} problem={report.problem} onRetry={reload} />}
      {known && known.faults.length > 0 && (
        <Alert
          severity="error"
          title={t('notifications.faults.title', 'The file as it is now can not be used; the one before it still is')}
        >
          <ul>
            {known.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
          <Trans i18nKey="notifications.faults.text">Mend these lines: the file is read again within seconds.</Trans>
        </Alert>
      )}
      {known && !known.configured && <NotConfigured how={known.how ? localText(known.how) : ''} />}
      {known?.configured && (
        <>
          <ViewTabs active={state.view} dead={dead} onView={(view) => setState({ view, delivery: '' })} />
          <div id={viewPanelId} role="tabpanel">
            {state.view === 'deliveries' && (
              <DeliveryLog
                receivers={known.receivers}
                state={state}
                setState={setState}
                refreshes={refreshes}
                onResent={reload}
              />
            )}
            {state.view === 'receivers' && (
              <ReceiversView
                report={known}
                onResent={reload}
                onShow={(receiver, states) =>
                  setState({ view: 'deliveries', receiver: [receiver], state: states, search: '' })
                }
              />
            )}
            {state.view === 'preview' && <PreviewView refreshes={refreshes} />}
          </div>
        </>
      )}
    </PageFrame>
  );
}
