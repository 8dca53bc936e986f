import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type IncidentSummary } from '@vigil/core/contract/incidents';
import { AppLink } from '../../components/AppLink';
import { SeverityIcon } from '../../components/SeverityBadge';
import { statePath } from '../../url/state-path';
import { useGrafanaLocation } from '../../url/use-grafana-location';
import { exceptionsUrl, type ExceptionsState } from './exceptions-url';
import { IgnoredWhy } from './IgnoredWhy';
import { SeverityHistogram } from './SeverityHistogram';
import { summaryFigures, type SummaryFigure } from './summary-figures';
import { type ZoomControl } from './use-zoom';

export interface SummaryBarProps {
  /** Of what the list shows. */
  summary: IncidentSummary;
  /** Of the same without state, severity, deploys and age. */
  figures: IncidentSummary;
  state: ExceptionsState;
  /** Start of the time range, Unix milliseconds. */
  from: number;
  timeZone: string;
  zoom: ZoomControl;
}

/** The answer in one line, each part of it a filter, and when it happened. */
export function SummaryBar({ summary, figures, state, from, timeZone, zoom }: SummaryBarProps) {
  const styles = useStyles2(getStyles);
  const location = useGrafanaLocation();
  const told = summaryFigures(figures, state, { from, now: figures.asOf, timeZone });
  const link = ({ name, text, chosen, patch, severity }: SummaryFigure) => (
    <AppLink
      key={name}
      to={statePath(location, exceptionsUrl, patch)}
      className={cx(styles.figure, name === 'open' && styles.main, chosen && styles.chosen)}
      aria-current={chosen}
      title={
        chosen ? t('exceptions.summary.all', 'Show the others again') : t('exceptions.summary.only', 'Show only these')
      }
    >
      {severity && (
        <span aria-hidden className={styles.icon}>
          <SeverityIcon severity={severity} />
        </span>
      )}
      <span>{text}</span>
    </AppLink>
  );
  return (
    <section className={styles.box} aria-label={t('exceptions.summary.label', 'Summary')}>
      <div className={styles.line}>
        <div className={styles.told}>{told.filter(({ severity }) => !severity).map(link)}</div>
        <span className={styles.total}>
          {t('exceptions.summary.in-all', '{{total}} in all:', { total: figures.total.toLocaleString() })}
        </span>
        {told.filter(({ severity }) => severity).map(link)}
        <IgnoredWhy ignored={figures.ignored} />
      </div>
      <SeverityHistogram slices={summary.histogram} timeZone={timeZone} onZoom={zoom.zoomIn} onZoomOut={zoom.zoomOut} />
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    minHeight: 126,
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0.25, 1.5),
    minHeight: 28,
  }),
  told: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    '& > * + *::before': { content: '"·"', padding: theme.spacing(0, 1), color: theme.colors.text.secondary },
  }),
  total: css({ color: theme.colors.text.secondary }),
  figure: css({
    display: 'inline-flex',
    alignItems: 'baseline',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  }),
  main: css({ ...theme.typography.h4, margin: 0 }),
  chosen: css({ '& > span:last-child': { boxShadow: `0 2px 0 ${theme.colors.primary.border}` } }),
  icon: css({ marginRight: theme.spacing(0.75) }),
});
