import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { nodeOf } from '@vigil/core/audit/group-findings';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { EmptyState } from '../../components/states/EmptyState';
import { type AuditEntry, findingKey } from './audit-entry';
import { type AuditState } from './audit-url';
import { FindingGroups } from './FindingGroups';
import { UncheckedList } from './UncheckedList';

export interface AuditFindingsProps {
  state: AuditState;
  setState(patch: Partial<AuditState>): void;
  /** Before filters: tells "nothing found" from "nothing left". */
  entries: AuditEntry[];
  findings: Finding[];
  unchecked: AuditEntry[];
  showCluster: boolean;
}

/** The list in the chosen view, or why it is empty. */
export function AuditFindings({ state, setState, entries, findings, unchecked, showCluster }: AuditFindingsProps) {
  if (state.view === 'unchecked') {
    return unchecked.length > 0 ? (
      <UncheckedList entries={unchecked} showCluster={showCluster} />
    ) : (
      <EmptyState icon="check-circle" title={t('audit.empty.unchecked', 'Every check could be decided')} />
    );
  }
  const isEmpty = findings.length === 0 || (state.view === 'node' && findings.every((finding) => !nodeOf(finding)));
  return (
    <>
      {isEmpty ? (
        <NothingFound entries={entries} findings={findings} unchecked={unchecked} setState={setState} />
      ) : (
        <FindingGroups
          findings={findings}
          view={state.view}
          showCluster={showCluster}
          open={state.open}
          onOpen={(open) => setState({ open })}
          onFinding={(finding) => setState({ finding: findingKey(finding) })}
        />
      )}
      {state.view === 'check' && unchecked.length > 0 && (
        <UncheckedList entries={unchecked} showCluster={showCluster} />
      )}
    </>
  );
}

function NothingFound({ setState, entries, findings, unchecked }: Omit<AuditFindingsProps, 'state' | 'showCluster'>) {
  if (findings.length > 0) {
    return (
      <EmptyState icon="info-circle" title={t('audit.empty.node', 'No finding hangs on a single node')}>
        <Trans i18nKey="audit.empty.node-hint">The findings are in the views by check and by workload.</Trans>
      </EmptyState>
    );
  }
  if (entries.some(({ result }) => result.findings.length > 0)) {
    return (
      <EmptyState
        icon="filter"
        title={t('audit.empty.filtered', 'No finding matches the filters')}
        actions={
          <Button
            variant="secondary"
            onClick={() => setState({ severity: [], category: [], namespace: [], workload: [], search: '' })}
          >
            <Trans i18nKey="audit.empty.clear">Clear the filters</Trans>
          </Button>
        }
      />
    );
  }
  const passed = entries.filter(({ result }) => result.status === 'pass').length;
  if (passed === 0) {
    return (
      <EmptyState icon="question-circle" title={t('audit.empty.nothing-checked', 'Nothing could be checked')}>
        <Trans i18nKey="audit.empty.nothing-checked-hint">Each check under “Not checked” says what it needs.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="check-circle"
      title={t('audit.empty.passed', '{{count}} checks passed, no findings', { count: passed })}
    >
      {unchecked.length > 0 && (
        <Trans i18nKey="audit.empty.passed-hint">
          Checks that could not be decided are listed below; they are not counted as passed.
        </Trans>
      )}
    </EmptyState>
  );
}
