import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { SeverityBadge } from '../../components/SeverityBadge';
import { countsOf, spanText, type Slice } from './histogram-slices';

export interface HistogramTooltipProps {
  slices: readonly Slice[];
  timeZone: string;
  /** The middle of what it is about, and how far it may go. Pixels. */
  center: number;
  width: number;
}

/** Pixels; wide enough for a span of days. */
const ownWidth = 290;

/** How often what happened in a bar or in the bars chosen, and when exactly. */
export function HistogramTooltip({ slices, timeZone, center, width }: HistogramTooltipProps) {
  const styles = useStyles2(getStyles);
  const counts = countsOf(slices);
  const left = Math.max(0, Math.min(width - ownWidth, center - ownWidth / 2));
  return (
    <div className={styles.box} style={{ left }} role="tooltip">
      <div className={styles.span}>{spanText(slices, timeZone)}</div>
      {counts.map(({ severity, count }) => (
        <div key={severity} className={styles.line}>
          <SeverityBadge severity={severity} />
          <span>{count.toLocaleString()}</span>
        </div>
      ))}
      {counts.length === 0 && <div>{t('exceptions.histogram.nothing', 'Nothing happened')}</div>}
      <div className={styles.hint}>
        {t('exceptions.histogram.hint', 'Press or drag to zoom in; with the keyboard: arrows, Shift, Enter')}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    position: 'absolute',
    zIndex: theme.zIndex.tooltip,
    top: '100%',
    width: ownWidth,
    padding: theme.spacing(1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated,
    boxShadow: theme.shadows.z3,
    fontSize: theme.typography.bodySmall.fontSize,
    pointerEvents: 'none',
  }),
  span: css({ marginBottom: theme.spacing(0.5), fontVariantNumeric: 'tabular-nums' }),
  line: css({ display: 'flex', justifyContent: 'space-between', fontVariantNumeric: 'tabular-nums' }),
  hint: css({ marginTop: theme.spacing(0.5), color: theme.colors.text.secondary }),
});
