import React, { useState } from 'react';
import { t } from '@grafana/i18n';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { DetailDrawer } from '../../../components/DetailDrawer';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { StaleBanner } from '../../../components/states/StaleBanner';
import { useProxyReport } from '../../../proxy/use-proxy-report';
import { type UrlState } from '../../../url/url-field';
import { type SetUrlState } from '../../../url/use-url-state';
import { type TimeRangeState } from '../../../url/use-time-range';
import { noFilters, type exceptionsUrl } from '../exceptions-url';
import { type DialogAction } from '../marking/mark-words';
import { MarkDialog } from '../marking/MarkDialog';
import { DrawerTabs, panelId, tabId } from './DrawerTabs';
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
  /** The incident after it was acknowledged, muted or annotated here. */
  onMarked?(incidents: Incident[]): void;
}

/** Milliseconds between two looks at an incident, and while its log is being fetched. */
const every = 30_000;
const everyPending = 3_000;

/** All that is known of one incident: what, why, what to do, and the evidence. */
export function IncidentDrawer({ state, setState, time, onMarked }: IncidentDrawerProps) {
  const [isPending, setPending] = useState(false);
  const [asking, setAsking] = useState<DialogAction | null>(null);
  const { report, reload } = useProxyReport(
    'incident',
    { id: state.incident },
    { every: isPending ? everyPending : every }
  );
  const detail = 'report' in report ? report.report : undefined;
  const pending = detail?.incident.log.status === 'pending';
  if (detail && pending !== isPending) {
    setPending(pending);
  }
  const { timeZone } = time;
  // The drawer hears Esc before a dialog in front of it does.
  const close = () => (asking ? setAsking(null) : setState({ incident: '', tab: 'log', which: '', line: '' }));
  const fingerprint = detail?.incident.log.fingerprint;
  const onShowSimilar = () =>
    fingerprint &&
    setState({ ...noFilters, fingerprint: [fingerprint], incident: '', tab: 'log', which: '', line: '' });
  const marked = (incidents: Incident[]) => {
    reload();
    onMarked?.(incidents);
  };

  return (
    <DetailDrawer
      onClose={close}
      title={
        detail ? (
          <IncidentTitle incident={detail.incident} timeZone={timeZone} />
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
          <IncidentAdvice detail={detail} timeZone={timeZone} onShowSimilar={onShowSimilar} />
          <DrawerTabs
            active={state.tab}
            counts={{ timeline: detail.occurrences.length, events: detail.events.length }}
            onTab={(tab) => setState({ tab }, { replace: true })}
          />
          <div role="tabpanel" id={panelId} aria-labelledby={tabId(state.tab)}>
            {state.tab === 'log' && <LogTab detail={detail} state={state} setState={setState} timeZone={timeZone} />}
            {state.tab === 'metrics' && <MetricsTab detail={detail} dataSource={state.ds} timeZone={timeZone} />}
            {state.tab === 'timeline' && <TimelineTab detail={detail} timeZone={timeZone} />}
            {state.tab === 'events' && <EventsTab detail={detail} timeZone={timeZone} />}
            {state.tab === 'spec' && <SpecTab detail={detail} timeZone={timeZone} />}
          </div>
          <IncidentFooter detail={detail} state={state} time={time} onAsk={setAsking} onMarked={marked} />
          {asking && (
            <MarkDialog
              incidents={[detail.incident]}
              action={asking}
              onClose={() => setAsking(null)}
              onMarked={marked}
            />
          )}
        </>
      )}
    </DetailDrawer>
  );
}
