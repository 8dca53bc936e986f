import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { DetailDrawer } from '../../../components/DetailDrawer';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { StaleBanner } from '../../../components/states/StaleBanner';
import { useProxyReport } from '../../../proxy/use-proxy-report';
import { type UrlState } from '../../../url/url-field';
import { type SetUrlState } from '../../../url/use-url-state';
import { type TimeRangeState } from '../../../url/use-time-range';
import { drawerTabs, type exceptionsUrl, type DrawerTab } from '../exceptions-url';
import { EventsTab } from './EventsTab';
import { IncidentAdvice } from './IncidentAdvice';
import { IncidentFooter } from './IncidentFooter';
import { IncidentTitle } from './IncidentTitle';
import { LogTab } from './LogTab';
import { MetricsTab } from './MetricsTab';
import { SpecTab } from './SpecTab';
import { TimelineTab } from './TimelineTab';

export interface IncidentDrawerProps {
  state: UrlState<typeof exceptionsUrl>;
  setState: SetUrlState<typeof exceptionsUrl>;
  time: TimeRangeState;
}

/** Milliseconds between two looks at an open incident. */
const every = 30_000;

/** All that is known of one incident: what, why, what to do, and the evidence. */
export function IncidentDrawer({ state, setState, time }: IncidentDrawerProps) {
  const styles = useStyles2(getStyles);
  const { report, reload } = useProxyReport('incident', { id: state.incident }, { every });
  const close = () => setState({ incident: '', tab: 'log', which: '', line: '' });
  const detail = 'report' in report ? report.report : undefined;
  const counts: Partial<Record<DrawerTab, number>> = {
    timeline: detail?.occurrences.length,
    events: detail?.events.length,
  };

  return (
    <DetailDrawer
      onClose={close}
      title={
        detail ? (
          <IncidentTitle incident={detail.incident} />
        ) : (
          t('exceptions.drawer.title', 'Incident {{id}}', { id: state.incident })
        )
      }
    >
      {report.status === 'loading' && <SkeletonRows rows={10} />}
      {report.status === 'failed' && <ProblemAlert problem={report.problem} onRetry={reload} />}
      {report.status === 'stale' && <StaleBanner at={report.at} problem={report.problem} onRetry={reload} />}
      {detail && (
        <>
          <IncidentAdvice detail={detail} />
          <TabsBar className={styles.tabs}>
            {drawerTabs.map((tab) => (
              <Tab
                key={tab}
                label={tabName(tab)}
                counter={counts[tab]}
                active={tab === state.tab}
                onChangeTab={() => setState({ tab }, { replace: true })}
              />
            ))}
          </TabsBar>
          {state.tab === 'log' && <LogTab detail={detail} state={state} setState={setState} />}
          {state.tab === 'metrics' && <MetricsTab detail={detail} dataSource={state.ds} timeZone={time.timeZone} />}
          {state.tab === 'timeline' && <TimelineTab detail={detail} timeZone={time.timeZone} />}
          {state.tab === 'events' && <EventsTab detail={detail} timeZone={time.timeZone} />}
          {state.tab === 'spec' && <SpecTab detail={detail} />}
          <IncidentFooter incident={detail.incident} time={time} />
        </>
      )}
    </DetailDrawer>
  );
}

function tabName(tab: DrawerTab): string {
  switch (tab) {
    case 'log':
      return t('exceptions.drawer.log', 'Log');
    case 'metrics':
      return t('exceptions.drawer.metrics', 'Metrics');
    case 'timeline':
      return t('exceptions.drawer.timeline', 'Timeline');
    case 'events':
      return t('exceptions.drawer.events', 'Events');
    case 'spec':
      return t('exceptions.drawer.spec', 'Spec');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  tabs: css({ marginBottom: theme.spacing(1.5) }),
});
