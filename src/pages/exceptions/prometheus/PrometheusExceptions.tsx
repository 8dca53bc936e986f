import React, { useCallback, useMemo, useState } from 'react';
import { t } from '@grafana/i18n';
import { FilterBar } from '../../../components/FilterBar';
import { PageFrame } from '../../../components/PageFrame';
import { EmptyState } from '../../../components/states/EmptyState';
import { TimeRangeControl } from '../../../components/TimeRangeControl';
import { PrometheusPicker } from '../../../prometheus/PrometheusPicker';
import { usePrometheusSources } from '../../../prometheus/usePrometheusSources';
import { usePluginSettings } from '../../../settings/use-plugin-settings';
import type { TimeRangeState } from '../../../url/use-time-range';
import type { SetUrlState } from '../../../url/use-url-state';
import { noFilters, type exceptionsUrl, type ExceptionsState } from '../exceptions-url';
import type { ExceptionsQuestion } from './ask-exceptions';
import { filterExceptions } from './arrange-exceptions';
import { ExceptionsView } from './ExceptionsView';
import { prometheusFilters } from './prometheus-filters';
import { ProxyOffer } from './ProxyOffer';
import { usePrometheusExceptions } from './use-prometheus-exceptions';

export interface PrometheusExceptionsProps {
  time: TimeRangeState;
  state: ExceptionsState;
  setState: SetUrlState<typeof exceptionsUrl>;
}

const noRows: never[] = [];

/** The Exceptions page without the proxy: what kube-state-metrics tells of the time range. */
export function PrometheusExceptions({ time, state, setState }: PrometheusExceptionsProps) {
  const { defaultDataSource, isProxyConfigured } = usePluginSettings();
  const { source } = usePrometheusSources(state.ds, defaultDataSource);
  const [attempt, setAttempt] = useState(0);
  const { from, to } = time;
  const question = useMemo<ExceptionsQuestion | undefined>(
    () => source && { source: source.uid, window: { from, to }, attempt },
    [source, from, to, attempt]
  );
  const exceptions = usePrometheusExceptions(question);
  const all = exceptions.answer?.rows ?? noRows;
  const filters = useMemo(() => prometheusFilters(all, state, setState), [all, state, setState]);
  const rows = useMemo(() => filterExceptions(all, state), [all, state]);
  const onSearch = useCallback((search: string) => setState({ search }, { replace: true }), [setState]);
  const refresh = () => {
    time.refresh();
    setAttempt((count) => count + 1);
  };
  return (
    <PageFrame
      title={t('exceptions.title', 'Exceptions')}
      subtitle={t('exceptions.prometheus.subtitle', 'What broke in your clusters, as far as metrics tell')}
      actions={<TimeRangeControl time={time} onRefresh={refresh} isFetching={exceptions.isRunning} />}
      filters={
        <FilterBar
          dataSource={<PrometheusPicker value={source?.uid} onChange={(ds) => setState({ ds })} />}
          filters={filters}
          search={state.search}
          onSearch={onSearch}
          searchPlaceholder={t('exceptions.prometheus.search', 'Search workload, pod, reason')}
        />
      }
    >
      <ProxyOffer onProxy={isProxyConfigured ? () => setState({ source: 'proxy' }) : undefined} />
      {source ? (
        <ExceptionsView
          {...{ exceptions, rows, source, refresh }}
          sort={state.sort}
          onSort={(sort) => setState({ sort })}
          onClear={() => setState(noFilters)}
          timeZone={time.timeZone}
        />
      ) : (
        <EmptyState
          icon="database"
          title={t('exceptions.prometheus.no-source', 'There is no proxy and no Prometheus data source')}
        >
          {t(
            'exceptions.prometheus.no-source-hint',
            'Add a Prometheus data source that holds kube-state-metrics under Connections → Data sources, or configure the Vigil proxy.'
          )}
        </EmptyState>
      )}
    </PageFrame>
  );
}
