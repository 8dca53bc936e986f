import React, { useCallback, useEffect, useMemo, useRef } from 'react';
import { t } from '@grafana/i18n';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { FilterBar } from '../../components/FilterBar';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/states/ProblemAlert';
import { SkeletonRows } from '../../components/states/SkeletonRows';
import { StaleBanner } from '../../components/states/StaleBanner';
import { TimeRangeControl } from '../../components/TimeRangeControl';
import { type TimeRangeState } from '../../url/use-time-range';
import { type SetUrlState } from '../../url/use-url-state';
import { IncidentDrawer } from './drawer/IncidentDrawer';
import { exceptionsFilters } from './exceptions-filters';
import { type exceptionsUrl, type ExceptionsState, noFilters } from './exceptions-url';
import { ExportMenu } from './export/ExportMenu';
import { incidentFilter, isNarrowed } from './incident-filter';
import { IncidentTable } from './IncidentTable';
import { LiveToggle } from './LiveToggle';
import { NoIncidents } from './NoIncidents';
import { MetricsInstead } from './prometheus/MetricsInstead';
import { SummaryBar } from './SummaryBar';
import { SummarySkeleton } from './SummarySkeleton';
import { useIncidents } from './use-incidents';
import { useSummary } from './use-summary';
import { useZoom } from './use-zoom';

export interface ProxyExceptionsProps {
  time: TimeRangeState;
  state: ExceptionsState;
  setState: SetUrlState<typeof exceptionsUrl>;
}

/** What the proxy recorded: figures, list and drawer. */
export function ProxyExceptions({ time, state, setState }: ProxyExceptionsProps) {
  const zoom = useZoom(time);
  const { from, to, endsNow, timeZone } = time;
  const filter = useMemo(() => incidentFilter(state, from, endsNow ? undefined : to), [state, from, to, endsNow]);
  const touch = useRef<() => void>(() => undefined);
  const list = useIncidents({
    filter,
    sort: state.sort,
    live: endsNow,
    start: String(time.range.raw.from),
    onChange: useCallback(() => touch.current(), []),
  });
  const { summary, figures, choices, touch: touchSummary } = useSummary(time, filter, list.paused);
  useEffect(() => {
    touch.current = touchSummary;
  }, [touchSummary]);

  const filters = useMemo(
    () => exceptionsFilters(state, setState, 'report' in choices.report ? choices.report.report : undefined),
    [state, setState, choices.report]
  );
  const onSearch = useCallback((search: string) => setState({ search }, { replace: true }), [setState]);
  const onOpen = useCallback((incident: string) => setState({ incident, tab: 'log', which: '', line: '' }), [setState]);
  const onMarked = (incidents: Incident[]) => {
    list.mark(incidents);
    summary.reload();
    figures.reload();
  };
  const refresh = () => {
    time.refresh();
    list.reload();
    summary.reload();
    figures.reload();
    choices.reload();
  };

  return (
    <PageFrame
      title={t('exceptions.title', 'Exceptions')}
      subtitle={t('exceptions.subtitle', 'What broke in your clusters, with the logs it left behind')}
      actions={
        <TimeRangeControl time={time} onRefresh={refresh} isFetching={list.isFetching} isLive>
          <LiveToggle
            connection={endsNow ? list.connection : null}
            paused={list.paused}
            onPause={list.setPaused}
            held={list.held}
          />
          <ExportMenu filter={filter} sort={state.sort} />
        </TimeRangeControl>
      }
      filters={
        <FilterBar
          filters={filters}
          search={state.search}
          onSearch={onSearch}
          searchPlaceholder={t('exceptions.search', 'Search workload, pod, reason, message')}
        />
      }
    >
      {list.status === 'failed' && list.problem ? (
        <>
          <ProblemAlert problem={list.problem} onRetry={refresh} />
          <MetricsInstead onChoose={() => setState({ source: 'prometheus' })} />
        </>
      ) : (
        <>
          {list.status === 'stale' && list.problem && (
            <StaleBanner at={list.asOf} problem={list.problem} onRetry={refresh} />
          )}
          {'report' in summary.report && 'report' in figures.report ? (
            <SummaryBar
              summary={summary.report.report}
              figures={figures.report.report}
              state={state}
              from={from}
              timeZone={timeZone}
              zoom={zoom}
            />
          ) : (
            <SummarySkeleton failed={summary.report.status === 'failed'} />
          )}
          {list.status === 'loading' && <SkeletonRows rows={14} />}
          {list.status !== 'loading' && list.rows.size + list.waiting === 0 && (
            <NoIncidents
              narrowed={isNarrowed(filter)}
              others={'report' in choices.report ? choices.report.report.total : undefined}
              onClear={() => setState(noFilters)}
            />
          )}
          {list.rows.size + list.waiting > 0 && (
            <IncidentTable
              list={list}
              sort={state.sort}
              onSort={(sort) => setState({ sort })}
              opened={state.incident}
              onOpen={onOpen}
              onMarked={onMarked}
              timeZone={timeZone}
            />
          )}
        </>
      )}
      {state.incident && <IncidentDrawer state={state} setState={setState} time={time} onMarked={onMarked} />}
    </PageFrame>
  );
}
