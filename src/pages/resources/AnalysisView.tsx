import React, { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { groupings, rollUp } from '@vigil/core/resources/roll-up';
import { summarise } from '@vigil/core/resources/summarise';
import { windowSeconds } from '@vigil/core/resources/scope';
import type { Policy } from '@vigil/core/resources/policy';
import type { VerdictKind } from '@vigil/core/resources/judge';
import { EmptyState } from '../../components/states/EmptyState';
import type { SetUrlState } from '../../url/use-url-state';
import type { TimeRangeState } from '../../url/use-time-range';
import type { Analysis } from './analyse';
import { AnalysisProblem } from './AnalysisProblem';
import { AnalysisProgress } from './AnalysisProgress';
import { choosePods, filterRows, sortRows } from './arrange-rows';
import { DataNotices } from './DataNotices';
import { ResourceTable } from './ResourceTable';
import { columnIds, type ColumnId, type resourcesUrl, type ResourcesState } from './resources-url';
import { ScopeLine } from './ScopeLine';
import { SummaryCards } from './SummaryCards';
import type { AnalysisState } from './use-analysis';

export interface AnalysisViewProps {
  state: ResourcesState;
  setState: SetUrlState<typeof resourcesUrl>;
  analysisState: AnalysisState;
  source: { uid: string; type: string };
  time: TimeRangeState;
  policy: Policy;
  onRetry(): void;
}

/** Cards, scope and table of one analysis; or why there is none. */
export function AnalysisView({ state, setState, analysisState, source, time, policy, onRetry }: AnalysisViewProps) {
  const { analysis, progress, isRunning, error } = analysisState;
  const figures = useMemo(
    () => analysis && arrange(analysis, state.workload, state.group, policy),
    [analysis, state.workload, state.group, policy]
  );
  const rows = useMemo(
    () => (figures ? sortRows(filterRows(figures.rows, state), state.sort, state.order) : []),
    [figures, state]
  );
  const toggleVerdict = (kind: VerdictKind) =>
    setState({ verdict: state.verdict.includes(kind) ? state.verdict.filter((other) => other !== kind) : [kind] });
  const sort = (column: ColumnId) =>
    setState(
      state.sort === column
        ? { order: state.order === 'asc' ? 'desc' : 'asc' }
        : { sort: columnIds.find((id) => id === column), order: column === 'name' ? 'asc' : 'desc' }
    );

  if (error && !analysis) {
    return <AnalysisProblem error={error} onRetry={onRetry} />;
  }
  return (
    <>
      {error && <AnalysisProblem error={error} onRetry={onRetry} />}
      <SummaryCards
        summary={figures?.summary}
        overCommitted={policy.overCommitted}
        chosen={state.verdict}
        onChoose={toggleVerdict}
        onNodes={() => setState({ group: 'node', verdict: [] })}
      />
      {analysis && figures ? (
        <>
          <DataNotices analysis={analysis} />
          <ScopeLine
            analysis={analysis}
            rows={rows}
            all={figures.rows.length}
            state={state}
            setState={setState}
            isRunning={isRunning}
            progress={progress}
            source={source}
            groupings={groupings}
          />
          {rows.length > 0 ? (
            <ResourceTable
              rows={rows}
              state={state}
              onSort={sort}
              onToggle={(id) => setState({ row: state.row === id ? '' : id })}
              details={{
                analysis,
                source,
                range: time.range,
                timeZone: time.timeZone,
                policy,
                onZoom: time.setAbsolute,
              }}
            />
          ) : (
            <NothingHere analysis={analysis} isNarrowed={figures.rows.length > 0} />
          )}
        </>
      ) : (
        <AnalysisProgress runs={progress} />
      )}
    </>
  );
}

function NothingHere({ analysis, isNarrowed }: { analysis: Analysis; isNarrowed: boolean }) {
  if (isNarrowed) {
    return (
      <EmptyState icon="filter" title={t('resources.empty.filtered', 'Nothing matches the filters')}>
        {t('resources.empty.filtered-hint', 'Remove a filter, or search for something else.')}
      </EmptyState>
    );
  }
  if (analysis.capabilities.usage === 'none') {
    return (
      <EmptyState icon="chart-line" title={t('resources.empty.no-usage', 'No container figures in this data source')}>
        {t(
          'resources.empty.no-usage-hint',
          'container_cpu_usage_seconds_total has no samples at the end of the time range. Let Prometheus scrape every kubelet at /metrics/cadvisor, or choose another data source or time.'
        )}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="kubernetes" title={t('resources.empty.no-pods', 'No pods ran here in this time range')}>
      {t('resources.empty.no-pods-hint', 'Choose another namespace or a longer time range.')}
    </EmptyState>
  );
}

function arrange(analysis: Analysis, workloads: readonly string[], group: ResourcesState['group'], policy: Policy) {
  const basis = {
    windowSeconds: windowSeconds(analysis.input.window),
    intervalSeconds: analysis.capabilities.interval.seconds,
  };
  const pods = choosePods(analysis.pods, workloads);
  const byWorkload = rollUp(pods, 'workload', policy, basis);
  return {
    rows: group === 'workload' ? byWorkload : rollUp(pods, group, policy, basis),
    summary: summarise(pods, byWorkload, analysis.nodes),
  };
}
