import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
import { type CategoryScore } from '@vigil/core/audit/score';
import { severities } from '@vigil/core/vocabulary/severity';
import { SeverityIcon, severityName } from '../../components/SeverityBadge';
import { categoryName, categoryQuestion } from './category-name';
import { ScoreDelta } from './history/ScoreDelta';
import { ScoreTrend } from './history/ScoreTrend';
import { type Trend } from './history/use-score-trend';

export interface ScoreTileProps {
  score: CategoryScore;
  /** Of the moment that is compared with; null: not known, undefined: no comparison. */
  then?: number | null;
  trend?: Trend;
  isChosen: boolean;
  onChoose(): void;
}

/** One category: its score, what failed by severity, and how much of it is unknown. A click narrows the page to it. */
export function ScoreTile({ score, then, trend, isChosen, onChoose }: ScoreTileProps) {
  const styles = useStyles2(getStyles);
  const name = categoryName(score.category);
  const shown = severities.filter((severity) => score.findings[severity] > 0);
  const { passed, failed, unknown, notApplicable, exempt } = score;
  return (
    <Tooltip
      content={
        <div>
          <p>
            <Trans i18nKey="audit.score.formula">
              100 × sum of weight × share without finding ÷ sum of weight, over the checks that could be decided.
              Weights: critical 8, high 5, medium 3, low 2, info 1. Unknown checks are never counted as passed. Exempt
              findings count as clean.
            </Trans>
          </p>
          {trend && (
            <p>
              <Trans i18nKey="audit.score.trend">
                The line is the score of the object checks alone, over the time range of the page.
              </Trans>
            </p>
          )}
          {t(
            'audit.score.counts',
            '{{passed}} passed, {{failed}} failed, {{unknown}} unknown, {{notApplicable}} not applicable',
            {
              passed,
              failed,
              unknown,
              notApplicable,
            }
          )}
        </div>
      }
    >
      <button type="button" className={styles.tile} aria-pressed={isChosen} onClick={onChoose}>
        <span className={styles.name}>{name}</span>
        <span className={styles.row}>
          <span className={styles.score}>{score.score ?? t('audit.score.none', '–')}</span>
          {score.score !== null && (
            <span className={styles.dim}>
              <Trans i18nKey="audit.score.of">/ 100</Trans>
            </span>
          )}
          <ScoreDelta now={score.score} then={then} />
          <ScoreTrend trend={trend} />
        </span>
        <span className={styles.counts}>
          {shown.map((severity) => (
            <span key={severity} className={styles.count} title={severityName(severity)}>
              <SeverityIcon severity={severity} /> {score.findings[severity]}
            </span>
          ))}
          {shown.length === 0 && score.score !== null && (
            <span className={styles.count}>
              <Icon name="check" size="sm" /> <Trans i18nKey="audit.score.no-findings">no findings</Trans>
            </span>
          )}
          {unknown > 0 && (
            <span className={styles.dim}>{t('audit.score.unknown', '{{count}} unknown', { count: unknown })}</span>
          )}
          {exempt > 0 && (
            <span className={styles.dim}>{t('audit.score.exempt', '{{count}} exempt', { count: exempt })}</span>
          )}
        </span>
        <span className={styles.dim}>{categoryQuestion(score.category)}</span>
      </button>
    </Tooltip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tile: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.25),
    minHeight: 116,
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    textAlign: 'left',
    '&[aria-pressed="true"]': { borderColor: theme.colors.primary.border },
    '&:hover': { background: theme.colors.background.secondary },
  }),
  name: css({ fontWeight: theme.typography.fontWeightMedium }),
  row: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(0.5) }),
  score: css({ fontSize: theme.typography.h2.fontSize, lineHeight: 1.2, fontVariantNumeric: 'tabular-nums' }),
  counts: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.25, 1.25), minHeight: 20 }),
  count: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  dim: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
