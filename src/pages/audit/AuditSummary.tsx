import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { type AuditEntry } from './audit-entry';
import { type AuditView } from './audit-url';

export interface AuditSummaryProps {
  entries: AuditEntry[];
  findings: Finding[];
  /** Unknown and not applicable. */
  notChecked: AuditEntry[];
  /** When the metrics were asked, and when the proxy looked; Unix milliseconds. */
  metricsAt: number;
  objectsAt: number | undefined;
  timeZone: string;
  view: AuditView;
  onView(view: AuditView): void;
  /** What changed since the moment that is compared with. */
  changes?: ReactNode;
  /** Beside the counts: what is exempt. */
  exempt?: ReactNode;
  /** At the end of the line. */
  actions: ReactNode;
}

/** How much was found and how much was not looked at, and the ways to arrange it. */
export function AuditSummary(props: AuditSummaryProps) {
  const { entries, findings, notChecked, metricsAt, objectsAt, timeZone, view, onView, changes, exempt, actions } =
    props;
  const styles = useStyles2(getStyles);
  const checks = new Set(entries.map(({ check }) => check.id)).size;
  const unknown = notChecked.filter(({ result }) => result.status === 'unknown').length;
  const clock = (at: number) => dateTimeFormat(at, { timeZone, format: 'HH:mm:ss' });
  const isApart = objectsAt !== undefined && Math.abs(objectsAt - metricsAt) > 5 * 60_000;
  return (
    <div className={styles.bar}>
      <RadioButtonGroup<AuditView>
        size="sm"
        aria-label={t('audit.view.label', 'Arrange findings')}
        value={view}
        onChange={onView}
        options={[
          { value: 'check', label: t('audit.view.check', 'By check') },
          { value: 'workload', label: t('audit.view.workload', 'By workload') },
          { value: 'namespace', label: t('audit.view.namespace', 'By namespace') },
          {
            value: 'node',
            label: t('audit.view.node', 'By node'),
            description: t('audit.view.node-hint', 'What is wrong with a node, and what would fall with it'),
          },
          {
            value: 'unchecked',
            label: t('audit.view.unchecked', 'Not checked ({{count}})', { count: notChecked.length }),
          },
        ]}
      />
      <span role="status">
        {t('audit.summary.findings', '{{count}} findings', { count: findings.length })}
        {' · '}
        {t('audit.summary.checks', '{{count}} checks', { count: checks })}
        {notChecked.length > 0 && (
          <>
            {' · '}
            {unknown > 0
              ? t('audit.summary.unknown', '{{count}} unknown', { count: unknown })
              : t('audit.summary.not-applicable', '{{count}} not applicable', { count: notChecked.length })}{' '}
            <Button size="sm" fill="text" onClick={() => onView('unchecked')}>
              <Trans i18nKey="audit.summary.why">why?</Trans>
            </Button>
          </>
        )}
      </span>
      {changes}
      {exempt}
      <span className={styles.end}>
        <span className={styles.time}>
          {isApart
            ? t('audit.summary.as-of-both', 'metrics as of {{metrics}}, objects as of {{objects}}', {
                metrics: clock(metricsAt),
                objects: clock(objectsAt),
              })
            : t('audit.summary.as-of', 'as of {{time}}', { time: clock(metricsAt) })}
        </span>
        {actions}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 1.5), minHeight: 32 }),
  end: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginLeft: 'auto',
  }),
  time: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
