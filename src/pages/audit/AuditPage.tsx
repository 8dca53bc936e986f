import React, { useState } from 'react';
import { t } from '@grafana/i18n';
import { Tab, TabsBar } from '@grafana/ui';
import { FilterBar } from '../../components/FilterBar';
import { PageFrame } from '../../components/PageFrame';
import { TimeRangeControl } from '../../components/TimeRangeControl';
import { PrometheusPicker } from '../../prometheus/PrometheusPicker';
import { usePrometheusSources } from '../../prometheus/usePrometheusSources';
import { useProxyReport } from '../../proxy/use-proxy-report';
import { usePluginSettings } from '../../settings/use-plugin-settings';
import { useTimeRange } from '../../url/use-time-range';
import { useUrlState } from '../../url/use-url-state';
import { auditFilters } from './audit-filters';
import { auditUrl } from './audit-url';
import { FindingsTab } from './FindingsTab';
import { CompareMenu } from './history/CompareMenu';
import { historyUrl } from './history/history-url';
import { statusFilter } from './history/status-filter';
import { useAudit } from './use-audit';
import { whatIfFilters } from './what-if/what-if-filters';
import { WhatIfTab } from './what-if/WhatIfTab';

/** What will break next: every check of every cluster, as of the end of the time range, and what the loss of a place would bring. */
export default function AuditPage() {
  const [state, setState] = useUrlState(auditUrl);
  const [history, setHistory] = useUrlState(historyUrl);
  const time = useTimeRange();
  const { defaultDataSource } = usePluginSettings();
  const { source } = usePrometheusSources(state.ds, defaultDataSource);
  const isWhatIf = state.tab === 'what-if';
  // The metrics are not asked for somebody who only opens the what-if, and stay when they look at it in between.
  const [wantsFindings, setWantsFindings] = useState(!isWhatIf);
  if (!isWhatIf && !wantsFindings) {
    setWantsFindings(true);
  }
  const audit = useAudit({
    source: wantsFindings ? source?.uid : undefined,
    clusters: state.cluster,
    time: time.to,
  });
  const places = useProxyReport('whatIf', isWhatIf ? {} : null, { every: 60_000, keepPrevious: true });
  const reports = places.report.status === 'ready' || places.report.status === 'stale' ? places.report.report : [];

  return (
    <PageFrame
      title={t('audit.title', 'Audit')}
      subtitle={t('audit.subtitle', 'What will break next in your clusters, with the evidence and the remedy')}
      actions={
        <TimeRangeControl
          time={time}
          isFetching={isWhatIf ? places.isFetching : audit.isFetching}
          onRefresh={() => {
            time.refresh();
            audit.reload();
            places.reload();
          }}
        >
          {!isWhatIf && <CompareMenu time={time} />}
        </TimeRangeControl>
      }
      filters={
        <FilterBar
          dataSource={
            isWhatIf ? undefined : <PrometheusPicker value={source?.uid} onChange={(ds) => setState({ ds })} />
          }
          filters={
            isWhatIf
              ? whatIfFilters(state, setState, reports)
              : [...auditFilters(state, setState, audit.entries), ...statusFilter(history, setHistory)]
          }
          search={state.search}
          onSearch={(search) => setState({ search }, { replace: true })}
          searchPlaceholder={
            isWhatIf
              ? t('audit.what-if.search', 'Search node, zone or workload')
              : t('audit.search', 'Search workload, check or node')
          }
        />
      }
    >
      <TabsBar>
        <Tab
          label={t('audit.tab.findings', 'Findings')}
          active={!isWhatIf}
          onChangeTab={() => setState({ tab: 'findings', place: '' })}
        />
        <Tab
          label={t('audit.tab.what-if', 'What if a node is lost?')}
          active={isWhatIf}
          onChangeTab={() => setState({ tab: 'what-if', finding: '' })}
        />
      </TabsBar>
      {isWhatIf ? (
        <WhatIfTab
          report={places.report}
          state={state}
          setState={setState}
          timeZone={time.timeZone}
          query={{ ds: source?.uid, from: new Date(time.from).toISOString(), to: new Date(time.to).toISOString() }}
          onRetry={places.reload}
        />
      ) : (
        <FindingsTab audit={audit} state={state} setState={setState} time={time} source={source} />
      )}
    </PageFrame>
  );
}
