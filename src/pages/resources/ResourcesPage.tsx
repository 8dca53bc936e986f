import React, { useMemo, useState } from 'react';
import { t } from '@grafana/i18n';
import { isWindow } from '@vigil/core/resources/scope';
import { verdictKinds } from '@vigil/core/resources/judge';
import { FilterBar, type Filter } from '../../components/FilterBar';
import { PageFrame } from '../../components/PageFrame';
import { EmptyState } from '../../components/states/EmptyState';
import { TimeRangeControl } from '../../components/TimeRangeControl';
import { PrometheusPicker } from '../../prometheus/PrometheusPicker';
import { usePrometheusSources } from '../../prometheus/usePrometheusSources';
import { usePluginSettings } from '../../settings/use-plugin-settings';
import { useTimeRange } from '../../url/use-time-range';
import { useUrlState } from '../../url/use-url-state';
import type { AnalysisInput } from './analyse';
import { AnalysisView } from './AnalysisView';
import { verdictName } from './figure-text';
import { useWorkloadOptions } from './filters/use-workload-options';
import { PolicyNotice } from './PolicyNotice';
import { resourcesUrl } from './resources-url';
import { ComparedWith } from './runs/ComparedWith';
import { RunsToolbar } from './runs/RunsToolbar';
import { useAnalysis } from './use-analysis';
import { usePolicy } from './use-policy';

const lastHour = { from: 'now-1h', to: 'now' };

/** Resources: what is starved, what is wasted. */
export default function ResourcesPage() {
  const [state, setState] = useUrlState(resourcesUrl);
  const settings = usePluginSettings();
  const { policy, problems } = usePolicy();
  const { source } = usePrometheusSources(state.ds, settings.defaultDataSource);
  const time = useTimeRange(lastHour);
  const [attempt, setAttempt] = useState(0);
  const namespaces = state.namespace.join(',');
  const cluster = state.cluster[0] ?? '';
  const input = useMemo<AnalysisInput | undefined>(() => {
    const window = { from: time.from, to: time.to };
    return source && isWindow(window)
      ? {
          ...{ source: source.uid, cluster, window, policy, attempt },
          namespaces: namespaces === '' ? [] : namespaces.split(','),
        }
      : undefined;
  }, [source, cluster, namespaces, time.from, time.to, policy, attempt]);
  const analysisState = useAnalysis(input);
  const { analysis } = analysisState;
  const retry = () => {
    time.refresh();
    setAttempt((count) => count + 1);
  };

  const workloads = useWorkloadOptions(analysis);
  const filters = useMemo<Filter[]>(() => {
    return [
      ...(analysis && analysis.clusters.length > 1
        ? [
            {
              name: 'cluster',
              label: t('resources.filter.cluster', 'cluster'),
              options: analysis.clusters.map((value) => ({ value })),
              values: [analysis.scope.cluster?.value ?? ''],
              onChange: (values: string[]) => setState({ cluster: values.slice(-1) }),
              multiple: false,
            },
          ]
        : []),
      {
        name: 'namespace',
        label: t('resources.filter.namespace', 'namespace'),
        options: (analysis?.namespaces ?? []).map(({ name, pods }) => ({ value: name, count: pods })),
        values: state.namespace,
        onChange: (values) => setState({ namespace: values }),
      },
      {
        name: 'workload',
        label: t('resources.filter.workload', 'workload'),
        ...workloads,
        values: state.workload,
        onChange: (values) => setState({ workload: values }),
      },
      {
        name: 'verdict',
        label: t('resources.filter.verdict', 'verdict'),
        options: verdictKinds.map((value) => ({ value, label: verdictName(value) })),
        values: state.verdict,
        onChange: (values) =>
          setState({ verdict: values.flatMap((value) => verdictKinds.find((kind) => kind === value) ?? []) }),
      },
    ];
  }, [analysis, workloads, state.namespace, state.workload, state.verdict, setState]);

  return (
    <PageFrame
      title={t('resources.title', 'Resources')}
      subtitle={t('resources.subtitle', 'What is starved, what is wasted')}
      actions={
        <TimeRangeControl time={time} onRefresh={retry} isFetching={analysisState.isRunning}>
          <RunsToolbar
            {...{ time, cluster: analysis?.scope.cluster?.value ?? cluster }}
            {...{ namespaces: state.namespace, workloads: state.workload }}
          />
        </TimeRangeControl>
      }
      filters={
        <FilterBar
          dataSource={<PrometheusPicker value={source?.uid} onChange={(ds) => setState({ ds, cluster: [] })} />}
          filters={filters}
          search={state.search}
          onSearch={(search) => setState({ search }, { replace: true })}
        />
      }
    >
      <PolicyNotice problems={problems} />
      {source && !isWindow(time) ? (
        <EmptyState icon="clock-nine" title={t('resources.empty.window', 'This time range has no length')}>
          {t('resources.empty.window-hint', 'Its end has to be later than its start: choose another time range.')}
        </EmptyState>
      ) : source ? (
        <ComparedWith
          {...{ state, setState, analysisState, policy, source, timeZone: time.timeZone }}
          {...{ onZoom: time.setAbsolute, onRetry: retry }}
        >
          <AnalysisView
            state={state}
            setState={setState}
            analysisState={analysisState}
            source={source}
            time={time}
            policy={policy}
            onRetry={retry}
          />
        </ComparedWith>
      ) : (
        <EmptyState icon="database" title={t('resources.empty.no-source', 'There is no Prometheus data source')}>
          {t(
            'resources.empty.no-source-hint',
            'This page reads cAdvisor and kube-state-metrics from Prometheus (or Thanos, Mimir, VictoriaMetrics). Add it under Connections → Data sources.'
          )}
        </EmptyState>
      )}
    </PageFrame>
  );
}
