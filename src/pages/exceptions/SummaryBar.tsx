import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { Toggletip, useStyles2 } from '@grafana/ui';
import { type IncidentSummary } from '@vigil/core/contract/incidents';
import { severities } from '@vigil/core/vocabulary/severity';
import { AppLink } from '../../components/AppLink';
import { SeverityIcon, severityName } from '../../components/SeverityBadge';
import { pagePath } from '../../routing/pages';
import { ignoredRuleText } from './ignored-rule-text';
import { SeverityHistogram } from './SeverityHistogram';

export interface SummaryBarProps {
  summary: IncidentSummary;
  timeZone: string;
  /** Unix milliseconds. */
  onZoom(from: number, to: number): void;
}

/** The answer in one line, and when it happened. */
export function SummaryBar({ summary, timeZone, onZoom }: SummaryBarProps) {
  const styles = useStyles2(getStyles);
  const { total, open, bySeverity, histogram } = summary;
  const ignored = summary.ignored.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className={styles.box}>
      <div className={styles.line}>
        <strong className={styles.figure}>
          <Trans i18nKey="exceptions.summary.open" values={{ open }}>
            {'{{open}} open'}
          </Trans>
        </strong>
        <span>
          <Trans i18nKey="exceptions.summary.total" values={{ total }}>
            {'of {{total}} incidents'}
          </Trans>
        </span>
        {severities.map((severity) => {
          const count = bySeverity[severity] ?? 0;
          return count > 0 ? (
            <span key={severity} className={styles.severity}>
              <SeverityIcon severity={severity} /> {count} {severityName(severity).toLowerCase()}
            </span>
          ) : null;
        })}
        {ignored > 0 && (
          <span className={styles.ignored}>
            <Trans i18nKey="exceptions.summary.ignored" values={{ ignored }}>
              {'{{ignored}} ignored'}
            </Trans>{' '}
            <Toggletip
              placement="bottom-start"
              title={<Trans i18nKey="exceptions.summary.ignored-title">Seen, and not made an incident</Trans>}
              content={
                <ul className={styles.rules}>
                  {summary.ignored.map(({ rule, count }) => (
                    <li key={rule}>
                      <b>{count}</b> {ignoredRuleText(rule)}
                    </li>
                  ))}
                </ul>
              }
              footer={
                <AppLink to={pagePath('health')}>
                  <Trans i18nKey="exceptions.summary.to-health">All counts on the Health page</Trans>
                </AppLink>
              }
            >
              <button type="button" className={styles.why}>
                <Trans i18nKey="exceptions.summary.why">why?</Trans>
              </button>
            </Toggletip>
          </span>
        )}
      </div>
      <SeverityHistogram slices={histogram} timeZone={timeZone} onZoom={onZoom} />
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: theme.spacing(0.5, 2), minHeight: 24 }),
  figure: css({ ...theme.typography.h4, margin: 0, fontVariantNumeric: 'tabular-nums' }),
  severity: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    fontVariantNumeric: 'tabular-nums',
  }),
  ignored: css({ marginLeft: 'auto', color: theme.colors.text.secondary }),
  why: css({
    padding: 0,
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.link,
    textDecoration: 'underline',
  }),
  rules: css({ margin: 0, paddingLeft: theme.spacing(2) }),
});
