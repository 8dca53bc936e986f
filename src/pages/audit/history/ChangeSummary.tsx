import React from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type FindingState } from '@vigil/core/audit/history/compare-audits';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { type AuditHistory } from './use-audit-history';

export interface ChangeSummaryProps {
  history: AuditHistory;
  /** Those that the page's other filters let through. */
  findings: Finding[];
  timeZone: string;
}

/** `5 new · 2 fixed · 9 open`; each narrows the list to its kind. */
export function ChangeSummary({ history, findings, timeZone }: ChangeSummaryProps) {
  const styles = useStyles2(getStyles);
  const { then, comparison, fixed, status, setState, stateOf } = history;
  if (!comparison || then === undefined) {
    return null;
  }
  const countOf = (state: FindingState) => findings.filter((finding) => stateOf(finding) === state).length;
  const unknown = countOf('unknown');
  const entries: Array<[FindingState, string]> = [
    ['new', t('audit.history.count-new', '{{count}} new', { count: countOf('new') })],
    ['fixed', t('audit.history.count-fixed', '{{count}} fixed', { count: fixed.length })],
    ['open', t('audit.history.count-open', '{{count}} open', { count: countOf('open') })],
  ];
  if (unknown > 0) {
    entries.push(['unknown', t('audit.history.count-unknown', '{{count}} unknown then', { count: unknown })]);
  }
  return (
    <span className={styles.line} role="group" aria-label={t('audit.history.changes', 'Changes since then')}>
      {t('audit.history.since-moment', 'since {{moment}}:', {
        moment: dateTimeFormat(then, { timeZone, format: 'YYYY-MM-DD HH:mm' }),
        interpolation: { escapeValue: false },
      })}
      {comparison.isAtLeast && (
        <span
          title={t(
            'audit.history.cut',
            'The list of then was cut short at its limit: some findings of then are missing'
          )}
        >
          {t('audit.history.at-least', 'at least')}
        </span>
      )}
      {entries.map(([state, text]) => (
        <Button
          key={state}
          size="sm"
          variant="secondary"
          fill={status.includes(state) ? 'solid' : 'outline'}
          aria-pressed={status.includes(state)}
          onClick={() => setState({ status: status.length === 1 && status[0] === state ? [] : [state] })}
        >
          {text}
        </Button>
      ))}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.75) }),
});
