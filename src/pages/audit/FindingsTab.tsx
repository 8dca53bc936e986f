import React, { useMemo } from 'react';
import { type DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { scoreCategories } from '@vigil/core/audit/score';
import { SkeletonRows } from '../../components/states/SkeletonRows';
import { type TimeRangeState } from '../../url/use-time-range';
import { findingKey } from './audit-entry';
import { type AuditState } from './audit-url';
import { AuditFindings } from './AuditFindings';
import { AuditProblems } from './AuditProblems';
import { AuditSummary } from './AuditSummary';
import { CustomCheckNotices } from './custom/CustomCheckNotices';
import { KnownChecksProvider } from './custom/known-checks-context';
import { FindingDrawer } from './drawer/FindingDrawer';
import { ExemptionNotices } from './exemptions/ExemptionNotices';
import { ExemptionsDrawer } from './exemptions/ExemptionsDrawer';
import { ExemptSwitch } from './exemptions/ExemptSwitch';
import { AuditExportMenu } from './export/AuditExportMenu';
import { chooseClusters, filterFindings, notCheckedOf } from './filter-entries';
import { ChangeSummary } from './history/ChangeSummary';
import { FixedFindings } from './history/FixedFindings';
import { HistoryProvider } from './history/history-context';
import { HistoryNotice } from './history/HistoryNotice';
import { NoneInState } from './history/NoneInState';
import { useAuditHistory } from './history/use-audit-history';
import { useScoreTrend } from './history/use-score-trend';
import { ScoreTiles, ScoreTilesSkeleton } from './ScoreTiles';
import { type Audit } from './use-audit';

export interface FindingsTabProps {
  audit: Audit;
  state: AuditState;
  setState(patch: Partial<AuditState>): void;
  time: TimeRangeState;
  source: DataSourceInstanceSettings | undefined;
}

/** Scores, findings and what could not be checked. */
export function FindingsTab({ audit, state, setState, time, source }: FindingsTabProps) {
  const { known } = audit.custom;
  const entries = useMemo(() => chooseClusters(audit.entries, state.cluster), [audit.entries, state.cluster]);
  const findings = useMemo(() => filterFindings(entries, state), [entries, state]);
  const exemptEntries = useMemo(
    () => chooseClusters(audit.exempt.exempt, state.cluster),
    [audit.exempt, state.cluster]
  );
  const exempt = useMemo(() => exemptEntries.flatMap(({ result }) => result.findings), [exemptEntries]);
  const listed = useMemo(
    () => (state.exempt ? filterFindings(exemptEntries, state) : findings),
    [exemptEntries, findings, state]
  );
  const notChecked = useMemo(() => notCheckedOf(entries, state), [entries, state]);
  const scores = useMemo(
    () =>
      scoreCategories(
        known.all,
        entries.map(({ result }) => result),
        exempt
      ),
    [known, entries, exempt]
  );
  const history = useAuditHistory({ audit, entries, exempt, scores, state, time, source: source?.uid });
  const shown = history.narrow(listed);
  const isNarrowedAway = shown.length === 0 && listed.length > 0 && state.view !== 'unchecked';
  const fixed = history.status.length === 0 || history.status.includes('fixed') ? history.fixed : [];
  const clusters = useMemo(() => clustersOf(audit.proxy, state.cluster), [audit.proxy, state.cluster]);
  const trends = useScoreTrend(clusters.length > 0 ? source?.uid : undefined, clusters, time.from, time.to);
  const showCluster = new Set(audit.entries.map(({ cluster }) => cluster).filter((name) => name !== '')).size > 1;
  const all = useMemo(() => [...entries.flatMap(({ result }) => result.findings), ...exempt], [entries, exempt]);
  const opened = state.finding === '' ? undefined : all.find((finding) => findingKey(finding) === state.finding);
  const openedCheck = opened && known.byId.get(opened.check);
  const { done, total } = audit.prometheus.progress;
  const metricsAt = audit.prometheus.reports?.[0]?.evaluatedAt;
  const objectsAt =
    audit.proxy.status === 'ready' || audit.proxy.status === 'stale' ? audit.proxy.report[0]?.evaluatedAt : undefined;

  return (
    <KnownChecksProvider value={known}>
      <HistoryProvider value={history.stateOf}>
        <AuditProblems audit={audit} />
        <CustomCheckNotices custom={audit.custom} />
        <ExemptionNotices
          exemptions={audit.exemptions}
          isProxyLost={audit.proxy.status === 'failed' || audit.proxy.status === 'stale'}
          onAll={() => setState({ exemptions: true })}
        />
        {audit.isComplete && state.finding !== '' && !opened && (
          <Alert
            severity="info"
            title={t(
              'audit.gone',
              'The finding of this link is not there any more: it was mended, or its check can not be decided now'
            )}
            onRemove={() => setState({ finding: '' })}
          />
        )}
        {entries.length === 0 ? (
          <>
            <ScoreTilesSkeleton />
            <SkeletonRows rows={10} />
          </>
        ) : (
          <>
            <ScoreTiles
              scores={scores}
              then={history.scores}
              trends={trends}
              chosen={state.category}
              onChoose={(category) => setState({ category })}
            />
            <HistoryNotice
              history={history}
              to={time.to}
              timeZone={time.timeZone}
              hasObjects={clusters.length > 0}
              hasSource={source !== undefined}
            />
            <AuditSummary
              entries={entries}
              findings={shown}
              notChecked={notChecked}
              metricsAt={metricsAt ?? time.to}
              objectsAt={objectsAt}
              timeZone={time.timeZone}
              view={state.view}
              onView={(view) => setState({ view, open: [] })}
              changes={<ChangeSummary history={history} findings={listed} timeZone={time.timeZone} />}
              exempt={
                <ExemptSwitch
                  count={exempt.length}
                  isOn={state.exempt}
                  onChange={(isOn) => setState({ exempt: isOn, open: [] })}
                  onAll={() => setState({ exemptions: true, finding: '' })}
                />
              }
              actions={
                <AuditExportMenu
                  {...{ state, scores, entries, metricsAt, objectsAt }}
                  findings={history.narrow(findings)}
                  exempt={history.narrow(filterFindings(exemptEntries, state)).map((finding) => ({
                    finding,
                    by: audit.exempt.by.get(findingKey(finding)) ?? [],
                  }))}
                  comparison={
                    history.comparison && history.then !== undefined
                      ? { at: history.then, states: history.comparison.states, fixed }
                      : null
                  }
                  status={history.status}
                  notChecked={notChecked.filter(
                    ({ result }) => state.notChecked === 'all' || result.status === state.notChecked
                  )}
                  source={source?.name}
                  range={time}
                  isComplete={audit.isComplete && history.past.status !== 'loading'}
                />
              }
            />
            {!audit.isComplete && (
              <div role="status">
                {t('audit.progress', 'Still checking: {{done}} of {{total}} metric checks…', { done, total })}
              </div>
            )}
            {isNarrowedAway && fixed.length === 0 && <NoneInState onAll={() => history.setState({ status: [] })} />}
            {(audit.isComplete || listed.length > 0) && !isNarrowedAway && (
              <AuditFindings
                {...{ state, setState, showCluster }}
                entries={state.exempt ? exemptEntries : entries}
                findings={shown}
                notChecked={state.exempt && state.view !== 'unchecked' ? [] : notChecked}
              />
            )}
            {fixed.length > 0 && !state.exempt && state.view !== 'unchecked' && (
              <FixedFindings findings={fixed} showCluster={showCluster} />
            )}
            {!audit.isComplete && <SkeletonRows rows={4} />}
          </>
        )}
        {opened && openedCheck && (
          <FindingDrawer
            finding={opened}
            check={openedCheck}
            showCluster={showCluster}
            source={source}
            range={time}
            exemptBy={audit.exempt.by.get(findingKey(opened))}
            exemptions={audit.exemptions}
            entries={entries}
            timeZone={time.timeZone}
            onClose={() => setState({ finding: '' })}
          />
        )}
        {state.exemptions && (
          <ExemptionsDrawer
            exemptions={audit.exemptions}
            timeZone={time.timeZone}
            showCluster={showCluster}
            onClose={() => setState({ exemptions: false })}
          />
        )}
      </HistoryProvider>
    </KnownChecksProvider>
  );
}

/** The clusters whose object checks have a history: those of the proxy, as far as they are chosen. */
function clustersOf(proxy: Audit['proxy'], chosen: readonly string[]): string[] {
  const reports = proxy.status === 'ready' || proxy.status === 'stale' ? proxy.report : [];
  return reports.map(({ cluster }) => cluster).filter((name) => chosen.length === 0 || chosen.includes(name));
}
