import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Trend } from './use-score-trend';

const width = 120;
const height = 28;
/** A change of less than so many points is drawn as small as it is. */
const leastSpan = 10;

/** The score of the object checks as a line over the time range; nothing where there is no history. */
export function ScoreTrend({ trend }: { trend: Trend | undefined }) {
  const styles = useStyles2(getStyles);
  const known = (trend ?? []).flatMap((value) => value ?? []);
  const [first, last] = [known[0], known.at(-1)];
  if (!trend || first === undefined || last === undefined || known.length < 2) {
    return null;
  }
  const label = t('audit.history.trend', 'Score of the object checks over the time range: from {{first}} to {{last}}', {
    first: Math.floor(10 * first) / 10,
    last: Math.floor(10 * last) / 10,
  });
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={styles.trend}
    >
      <title>{label}</title>
      <path d={pathOf(trend, known)} className={styles.line} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function pathOf(trend: Trend, known: number[]): string {
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const span = Math.max(leastSpan, most - least);
  const middle = (least + most) / 2;
  const x = (index: number) => ((width * index) / Math.max(1, trend.length - 1)).toFixed(1);
  const y = (value: number) => (height / 2 - ((height - 4) * (value - middle)) / span).toFixed(1);
  return trend
    .map((value, index) => {
      // A look less between two points is no gap.
      const goesOn = trend[index - 1] !== undefined || trend[index - 2] !== undefined;
      return value === undefined ? '' : `${goesOn ? 'L' : 'M'}${x(index)} ${y(value)}`;
    })
    .join('');
}

const getStyles = (theme: GrafanaTheme2) => ({
  trend: css({
    display: 'block',
    alignSelf: 'center',
    flex: '1 1 60px',
    minWidth: 40,
    maxWidth: 180,
    height,
    marginLeft: 'auto',
  }),
  line: css({ fill: 'none', stroke: theme.colors.primary.text, strokeWidth: 1.5, strokeLinejoin: 'round' }),
});
