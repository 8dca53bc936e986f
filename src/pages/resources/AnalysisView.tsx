import React, { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { groupings } from '@vigil/core/resources/roll-up';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { Policy } from '@vigil/core/resources/policy';
import type { VerdictKind } from '@vigil/core/resources/judge';
import { EmptyState } from '../../components/states/EmptyState';
import type { SetUrlState } from '../../url/use-url-state';
import type { TimeRangeState } from '../../url/use-time-range';
import type { Analysis } from './analyse';
import { AnalysisProblem } from './AnalysisProblem';
import { AnalysisProgress } from './AnalysisProgress';
import { arrange, workloadsOf } from './arrange-analysis';
import { filterRows, sortRows } from './arrange-rows';
import { chosenColumns, keepColumns } from './columns/chosen-columns';
import { useFittingColumns } from './columns/use-fitting-columns';
import { DataNotices } from './DataNotices';
import { exportedRows } from './export/exported-rows';
import { useRowMeasures } from './measures/use-row-measures';
import { ResourceTable } from './ResourceTable';
import { columnIds, type ColumnId, type resourcesUrl, type ResourcesState } from './resources-url';
import { ScopeLine } from './ScopeLine';
import { SummaryCards } from './SummaryCards';
import { TreemapPanel } from './treemap/TreemapPanel';
import type { AnalysisState } from './use-analysis';

export interface AnalysisViewProps {
  state: ResourcesState;
  setState: SetUrlState<typeof resourcesUrl>;
  analysisState: AnalysisState;
  source: { uid: string; name: string; type: string };
  time: TimeRangeState;
  policy: Policy;
  onRetry(): void;
}

/** Cards, scope and table of one analysis; or why there is none. */
export function AnalysisView({ state, setState, analysisState, source, time, policy, onRetry }: AnalysisViewProps) {
  const { analysis, progress, isRunning, error } = analysisState;
  const { group, sections, verdict, sort: sortBy, order } = state;
  // The URL gives a new list with every change of anything.
  const workloadText = state.workload.join(',');
  const workload = useMemo(() => (workloadText === '' ? [] : workloadText.split(',')), [workloadText]);
  const verdictText = verdict.join(',');
  const workloads = useMemo(() => (analysis ? workloadsOf(analysis, policy) : []), [analysis, policy]);
  // The rows stand first; the map follows.
  const mapped = useDeferredValue(workloads);
  const figures = useMemo(
    () => analysis && arrange(analysis, workloads, { workload, group, sections }, policy),
    [analysis, workloads, workload, group, sections, policy]
  );
  const columnText = state.columns.join(',');
  const columns = useMemo(
    () => chosenColumns(columnIds.filter((id) => columnText.split(',').includes(id))),
    [columnText]
  );
  const { measure, percentilesOf, runs, problems } = useRowMeasures(columns, sortBy, analysis);
  // Typing goes on while thousands of rows follow it.
  const search = useDeferredValue(state.search);
  const rows = useMemo(() => {
    const wanted = verdictText === '' ? [] : verdictText.split(',');
    return figures ? sortRows(filterRows(figures.rows, { verdict: wanted, search }), sortBy, order, measure) : [];
  }, [figures, verdictText, search, sortBy, order, measure]);
  const { shown, noRoom, measureWidth } = useFittingColumns(columns, rows, sortBy);
  const isNarrowed = rows.length < workloads.length && (workload.length > 0 || verdict.length > 0 || search !== '');
  const lit = useMemo(
    () => (isNarrowed ? new Set(rows.flatMap(({ pods }) => pods.map(({ owner }) => workloadKey(owner)))) : undefined),
    [isNarrowed, rows]
  );
  const exported = useMemo(() => exportedRows(rows, columns, percentilesOf), [rows, columns, percentilesOf]);
  const toggleVerdict = (kind: VerdictKind) =>
    setState({ verdict: state.verdict.includes(kind) ? state.verdict.filter((other) => other !== kind) : [kind] });
  const sort = useCallback(
    (column: ColumnId) =>
      setState(
        sortBy === column
          ? { order: order === 'asc' ? 'desc' : 'asc' }
          : { sort: columnIds.find((id) => id === column), order: column === 'name' ? 'asc' : 'desc' }
      ),
    [setState, sortBy, order]
  );
  const fold = useCallback((folded: string[]) => setState({ folded }), [setState]);

  const openRow = state.row;
  // Only what a link opens is to be brought into sight: what is pressed is there.
  const [linkedRow, setLinkedRow] = useState(openRow);
  const forgetLinkedRow = useCallback(() => setLinkedRow(''), []);
  const toggleRow = useCallback(
    (id: string) => {
      forgetLinkedRow();
      setState({ row: openRow === id ? '' : id });
    },
    [forgetLinkedRow, setState, openRow]
  );

  const details = useMemo(
    () => analysis && { analysis, source, range: time.range, timeZone: time.timeZone, onZoom: time.setAbsolute },
    [analysis, source, time.range, time.timeZone, time.setAbsolute]
  );

  if (error && !analysis) {
    return <AnalysisProblem error={error} onRetry={onRetry} />;
  }
  return (
    <>
      {error && <AnalysisProblem error={error} onRetry={onRetry} />}
      <SummaryCards
        // Before all is there, `none` would not be true.
        summary={analysis?.isPartial ? undefined : figures?.summary}
        overCommitted={policy.overCommitted}
        overCommittedQuota={policy.overCommittedQuota}
        chosen={state.verdict}
        onChoose={toggleVerdict}
        onNodes={() => setState({ group: 'node', verdict: [] })}
      />
      {analysis && figures && details ? (
        <>
          {workloads.length > 0 && (
            <TreemapPanel {...{ workloads: mapped, lit, state, setState }} isPending={mapped !== workloads} />
          )}
          <DataNotices analysis={analysis} />
          {problems.length > 0 && (
            <Alert
              severity="warning"
              title={t(
                'resources.notice.measures',
                'Some queries of the chosen columns failed: their figures are unknown, not zero'
              )}
            >
              {problems.join(' · ')}
            </Alert>
          )}
          <ScopeLine
            analysis={analysis}
            {...exported}
            measureRuns={runs}
            all={figures.rows.length}
            summary={figures.summary}
            state={state}
            setState={setState}
            isRunning={isRunning}
            progress={progress}
            source={source}
            groupings={groupings}
            columns={columns}
            noRoom={noRoom}
            onColumns={(chosen) => setState({ columns: keepColumns(chosen) })}
          />
          {rows.length > 0 ? (
            <ResourceTable
              rows={rows}
              state={state}
              shown={shown}
              measureWidth={measureWidth}
              measure={measure}
              onSort={sort}
              onFold={fold}
              onToggle={toggleRow}
              linkedRow={linkedRow}
              onReached={forgetLinkedRow}
              details={details}
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
          'container_cpu_usage_seconds_total has no samples at the end of the time range. Let Prometheus scrape every kubelet at /metrics/cadvisor, or choose another data source or time. Where the range ends now, compare the clock of this computer with that of Prometheus.'
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
