import React from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { saveFile } from '../../components/save-file';
import { type AuditEntry } from './audit-entry';
import { type AuditView } from './audit-url';
import { findingsCsv } from './findings-csv';

export interface AuditSummaryProps {
  entries: AuditEntry[];
  findings: Finding[];
  unchecked: AuditEntry[];
  /** False while answers are still coming: an export would be of a part only. */
  isComplete: boolean;
  /** When the metrics were asked, and when the proxy looked; Unix milliseconds. */
  metricsAt: number;
  objectsAt: number | undefined;
  timeZone: string;
  view: AuditView;
  onView(view: AuditView): void;
}

/** How much was found and how much was not looked at, and the ways to arrange it. */
export function AuditSummary(props: AuditSummaryProps) {
  const { entries, findings, unchecked, isComplete, metricsAt, objectsAt, timeZone, view, onView } = props;
  const styles = useStyles2(getStyles);
  const checks = new Set(entries.map(({ check }) => check.id)).size;
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
            label: t('audit.view.unchecked', 'Not checked ({{count}})', { count: unchecked.length }),
          },
        ]}
      />
      <span role="status">
        {t('audit.summary.findings', '{{count}} findings', { count: findings.length })}
        {' · '}
        {t('audit.summary.checks', '{{count}} checks', { count: checks })}
        {unchecked.length > 0 && (
          <>
            {' · '}
            {t('audit.summary.unchecked', '{{count}} not checked', { count: unchecked.length })}{' '}
            <Button size="sm" fill="text" onClick={() => onView('unchecked')}>
              <Trans i18nKey="audit.summary.why">why?</Trans>
            </Button>
          </>
        )}
      </span>
      <span className={styles.time}>
        {isApart
          ? t('audit.summary.as-of-both', 'metrics as of {{metrics}}, objects as of {{objects}}', {
              metrics: clock(metricsAt),
              objects: clock(objectsAt),
            })
          : t('audit.summary.as-of', 'as of {{time}}', { time: clock(metricsAt) })}
      </span>
      <Button
        size="sm"
        variant="secondary"
        fill="outline"
        icon="download-alt"
        disabled={!isComplete || findings.length + unchecked.length === 0}
        onClick={() =>
          saveFile(
            `audit-${new Date(metricsAt).toISOString().slice(0, 19)}.csv`,
            findingsCsv(findings, unchecked),
            'text/csv'
          )
        }
      >
        <Trans i18nKey="audit.summary.csv">CSV</Trans>
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2), minHeight: 32 }),
  time: css({ marginLeft: 'auto', color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
