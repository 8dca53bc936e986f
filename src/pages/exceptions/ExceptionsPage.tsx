import React, { useCallback, useMemo } from 'react';
import { t } from '@grafana/i18n';
import { FilterBar } from '../../components/FilterBar';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/states/ProblemAlert';
import { SkeletonRows } from '../../components/states/SkeletonRows';
import { StaleBanner } from '../../components/states/StaleBanner';
import { TimeRangeControl } from '../../components/TimeRangeControl';
import { useTimeRange } from '../../url/use-time-range';
import { useUrlState } from '../../url/use-url-state';
import { IncidentDrawer } from './drawer/IncidentDrawer';
import { exceptionsFilters, incidentFilter } from './exceptions-filters';
import { exceptionsUrl } from './exceptions-url';
import { IncidentTable } from './IncidentTable';
import { LiveIndicator } from './LiveIndicator';
import { NoIncidents } from './NoIncidents';
import { SummaryBar } from './SummaryBar';
import { SummarySkeleton } from './SummarySkeleton';
import { useIncidents } from './use-incidents';
import { useSummary } from './use-summary';

/** What broke? */
export default function ExceptionsPage() {
  const time = useTimeRange();
  const [state, setState] = useUrlState(exceptionsUrl);
  const { from, to, endsNow, timeZone } = time;
  const filter = useMemo(() => incidentFilter(state, from, endsNow ? undefined : to), [state, from, to, endsNow]);
  const { summary, choices, touch } = useSummary(time, filter);
  const list = useIncidents({
    filter,
    sort: state.sort,
    live: endsNow,
    start: String(time.range.raw.from),
    onChange: touch,
  });

  const filters = useMemo(
    () => exceptionsFilters(state, setState, 'report' in choices.report ? choices.report.report.facets : undefined),
    [state, setState, choices.report]
  );
  const onSearch = useCallback((search: string) => setState({ search }, { replace: true }), [setState]);
  const clear = () =>
    setState({ cluster: [], namespace: [], workload: [], severity: [], reason: [], state: [], search: '' });
  const isNarrowed = filters.some(({ values }) => values.length > 0) || state.search !== '';
  const refresh = () => {
    time.refresh();
    list.reload();
    summary.reload();
  };

  return (
    <PageFrame
      title={t('exceptions.title', 'Exceptions')}
      subtitle={t('exceptions.subtitle', 'What broke in your clusters, with the logs it left behind')}
      actions={
        <TimeRangeControl time={time} onRefresh={refresh} isFetching={list.isFetching}>
          <LiveIndicator connection={endsNow ? list.connection : null} />
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
        <ProblemAlert problem={list.problem} onRetry={refresh} />
      ) : (
        <>
          {list.status === 'stale' && list.problem && (
            <StaleBanner at={list.asOf} problem={list.problem} onRetry={refresh} />
          )}
          {'report' in summary.report ? (
            <SummaryBar summary={summary.report.report} timeZone={timeZone} onZoom={time.setAbsolute} />
          ) : (
            <SummarySkeleton failed={summary.report.status === 'failed'} />
          )}
          {list.status === 'loading' && <SkeletonRows rows={14} />}
          {list.status !== 'loading' && list.incidents.length + list.waiting.length === 0 && (
            <NoIncidents narrowed={isNarrowed} onClear={clear} />
          )}
          {list.incidents.length + list.waiting.length > 0 && (
            <IncidentTable
              list={list}
              sort={state.sort}
              onSort={(sort) => setState({ sort })}
              opened={state.incident}
              onOpen={(incident) => setState({ incident, tab: 'log', which: '', line: '' })}
              timeZone={timeZone}
            />
          )}
        </>
      )}
      {state.incident && <IncidentDrawer state={state} setState={setState} time={time} />}
    </PageFrame>
  );
}
