import React, { useMemo } from 'react';
import { type DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { catalogue } from '@vigil/core/audit/catalogue';
import { scoreCategories } from '@vigil/core/audit/score';
import { SkeletonRows } from '../../components/states/SkeletonRows';
import { type TimeRangeState } from '../../url/use-time-range';
import { findingKey } from './audit-entry';
import { type AuditState } from './audit-url';
import { AuditFindings } from './AuditFindings';
import { AuditProblems } from './AuditProblems';
import { AuditSummary } from './AuditSummary';
import { FindingDrawer } from './drawer/FindingDrawer';
import { chooseClusters, filterFindings, uncheckedOf } from './filter-entries';
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
  const entries = useMemo(() => chooseClusters(audit.entries, state.cluster), [audit.entries, state.cluster]);
  const findings = useMemo(() => filterFindings(entries, state), [entries, state]);
  const unchecked = useMemo(() => uncheckedOf(entries, state), [entries, state]);
  const scores = useMemo(
    () =>
      scoreCategories(
        catalogue,
        entries.map(({ result }) => result)
      ),
    [entries]
  );
  const showCluster = new Set(audit.entries.map(({ cluster }) => cluster).filter((name) => name !== '')).size > 1;
  const all = useMemo(() => entries.flatMap(({ result }) => result.findings), [entries]);
  const opened = state.finding === '' ? undefined : all.find((finding) => findingKey(finding) === state.finding);
  const openedCheck = opened && catalogue.find(({ id }) => id === opened.check);
  const { done, total } = audit.prometheus.progress;
  const objectsAt =
    audit.proxy.status === 'ready' || audit.proxy.status === 'stale' ? audit.proxy.report[0]?.evaluatedAt : undefined;

  return (
    <>
      <AuditProblems audit={audit} />
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
          <ScoreTiles scores={scores} chosen={state.category} onChoose={(category) => setState({ category })} />
          <AuditSummary
            entries={entries}
            findings={findings}
            unchecked={unchecked}
            isComplete={audit.isComplete}
            metricsAt={audit.prometheus.reports?.[0]?.evaluatedAt ?? time.to}
            objectsAt={objectsAt}
            timeZone={time.timeZone}
            view={state.view}
            onView={(view) => setState({ view, open: [] })}
          />
          {!audit.isComplete && (
            <div role="status">
              {t('audit.progress', 'Still checking: {{done}} of {{total}} metric checks…', { done, total })}
            </div>
          )}
          {(audit.isComplete || findings.length > 0) && (
            <AuditFindings {...{ state, setState, entries, findings, unchecked, showCluster }} />
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
          onClose={() => setState({ finding: '' })}
        />
      )}
    </>
  );
}
