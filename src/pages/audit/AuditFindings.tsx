import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { nodeOf } from '@vigil/core/audit/group-findings';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { EmptyState } from '../../components/states/EmptyState';
import { type AuditEntry, findingKey } from './audit-entry';
import { type AuditState } from './audit-url';
import { FindingGroups } from './FindingGroups';
import { NotCheckedView } from './unchecked/NotCheckedView';
import { UncheckedList } from './UncheckedList';

export interface AuditFindingsProps {
  state: AuditState;
  setState(patch: Partial<AuditState>): void;
  /** Before filters: tells "nothing found" from "nothing left". */
  entries: AuditEntry[];
  findings: Finding[];
  /** Unknown and not applicable. */
  notChecked: AuditEntry[];
  showCluster: boolean;
}

/** The list in the chosen view, or why it is empty. */
export function AuditFindings({ state, setState, entries, findings, notChecked, showCluster }: AuditFindingsProps) {
  const unchecked = notChecked.filter(({ result }) => result.status === 'unknown');
  if (state.view === 'unchecked') {
    const counts = {
      all: notChecked.length,
      unknown: unchecked.length,
      'not-applicable': notChecked.length - unchecked.length,
    };
    const shown = notChecked.filter(({ result }) => state.notChecked === 'all' || result.status === state.notChecked);
    return <NotCheckedView {...{ counts, state, setState, showCluster }} entries={shown} />;
  }
  const isEmpty = findings.length === 0 || (state.view === 'node' && findings.every((finding) => !nodeOf(finding)));
  return (
    <>
      {isEmpty ? (
        <NothingFound {...{ state, entries, findings, unchecked, setState }} />
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

function NothingFound({
  state,
  setState,
  entries,
  findings,
  unchecked,
}: Pick<AuditFindingsProps, 'state' | 'setState' | 'entries' | 'findings'> & { unchecked: AuditEntry[] }) {
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
  if (state.exempt) {
    return (
      <EmptyState
        icon="eye-slash"
        title={t('audit.exempt.none-found', 'No finding is exempt')}
        actions={
          <Button variant="secondary" onClick={() => setState({ exempt: false })}>
            <Trans i18nKey="audit.exempt.back">Back to the open findings</Trans>
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
